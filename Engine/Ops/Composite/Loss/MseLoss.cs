using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>(prediction − target)².</summary>
    public readonly struct MseLoss : IOperation
    {
        internal static Tensor Run(Tensor prediction, Tensor target, Reduction reduction)
        {
            ElementLosses.Pair("MseLoss", prediction, "prediction", target, "target");
            return ElementLosses.Reduce((prediction - target).Square(), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.MseLoss(x[0], x[1]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4))),
            new("rows", x => F.MseLoss(x[0], x[1], reduction: Reduction.None), new Input(("Out", 5)), new Input(("Out", 5))),
            new("one number", x => F.MseLoss(x[0], x[1], reduction: Reduction.Sum), new Input(), new Input()),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.MseLoss"/>
        /// <param name="prediction">Any dims.</param>
        /// <param name="target">The prediction's dims.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] prediction, target -> same(prediction, target); prediction, target -> drop(same(prediction, target), ..)")]
        public static Tensor MseLoss(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean) => Ops.MseLoss.Run(Given.Of(prediction), Given.Of(target), reduction);
    }
}
