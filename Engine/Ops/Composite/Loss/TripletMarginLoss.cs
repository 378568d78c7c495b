using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>max(0, ‖anchor − positive‖ − ‖anchor − negative‖ + margin), distances in the p-norm.</summary>
    /// <remarks>Swapped, the negative's distance is the smaller one from anchor and positive. Schroff, Kalenichenko, Philbin: FaceNet, 2015.</remarks>
    public readonly struct TripletMarginLoss : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "[reduction=None] anchor, positive, negative -> drop(same(anchor, positive, negative), over); "
            + "anchor, positive, negative -> drop(drop(same(anchor, positive, negative), over), ..)";

        internal static Tensor Run(Tensor anchor, Tensor positive, Tensor negative, DimRef over, double margin, double p, double eps, bool isSwapped, Reduction reduction)
        {
            NamedTorch.Signature.Of(Signature).Infer("TripletMarginLoss", new Arguments().Type("anchor", anchor.Type).Type("positive", positive.Type).Type("negative", negative.Type)
                .Dim("over", over).Word("reduction", reduction.ToString()));
            var like = PairwiseDistance.Run(anchor, positive, over, p, eps, false);
            var unlike = PairwiseDistance.Run(anchor, negative, over, p, eps, false);
            if (isSwapped) unlike = Binary.Numeric(new Minimum(), unlike, PairwiseDistance.Run(positive, negative, over, p, eps, false));
            return ElementLosses.Reduce((like - unlike + margin).ClampMin(0L), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.TripletMarginLoss(x[0], x[1], x[2], "Model"), new Input(("Batch", 5), ("Model", 3)), new Input(("Batch", 5), ("Model", 3)), new Input(("Batch", 5), ("Model", 3))),
            new("swapped", x => F.TripletMarginLoss(x[0], x[1], x[2], "Model", isSwapped: true), new Input(("Batch", 5), ("Model", 3)), new Input(("Batch", 5), ("Model", 3)), new Input(("Batch", 5), ("Model", 3))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.TripletMarginLoss"/>
        /// <param name="anchor">(over, ..rows).</param>
        /// <param name="positive">The anchor's dims: like it.</param>
        /// <param name="negative">The anchor's dims: unlike it.</param>
        /// <param name="over">The dim that holds a vector's elements.</param>
        /// <param name="margin">How much farther the negative should be.</param>
        /// <param name="p">The norm.</param>
        /// <param name="eps">Added to the differences.</param>
        /// <param name="isSwapped">Takes the nearer of anchor and positive for the negative.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature(Ops.TripletMarginLoss.Signature)]
        public static Tensor TripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative, DimRef over, double margin = 1, double p = 2, double eps = 1e-6, bool isSwapped = false, Reduction reduction = Reduction.Mean) => Ops.TripletMarginLoss.Run(Given.Of(anchor), Given.Of(positive), Given.Of(negative), over, margin, p, eps, isSwapped, reduction);
    }
}
