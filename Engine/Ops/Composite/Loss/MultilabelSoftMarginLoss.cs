using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>−target·ln σ(x) − (1 − target)·ln σ(−x), averaged over the classes.</summary>
    public readonly struct MultilabelSoftMarginLoss : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "[reduction=None] x, target -> drop(same(x, target), over); x, target -> drop(drop(same(x, target), over), ..)";

        internal static Tensor Run(Tensor x, Tensor target, DimRef over, Tensor? weight, Reduction reduction)
        {
            NamedTorch.Signature.Of(Signature).Infer("MultilabelSoftMarginLoss", new Arguments().Type("x", x.Type).Type("target", target.Type).Dim("over", over).Word("reduction", reduction.ToString()));
            var losses = -(target * x.LogSigmoid() + (1 - target) * (-x).LogSigmoid());
            int at = Inference.DimLookup.Position("MultilabelSoftMarginLoss", x.Type, over);
            if (weight is not null)
            {
                Affine.Check("MultilabelSoftMarginLoss", x.Type, [at], weight, "weight");
                losses = losses * Affine.Among(weight, x.Type, [at]);
            }
            return ElementLosses.Reduce(losses.Mean(over), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("weighted", x => F.MultilabelSoftMarginLoss(x[0], x[1], "Out", x[2]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4)), new Input(("Out", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.MultilabelSoftMarginLoss"/>
        /// <param name="x">(classes, ..rows).</param>
        /// <param name="target">0 or 1, the dims of x.</param>
        /// <param name="over">The classes' dim.</param>
        /// <param name="weight">(classes): factors, or null.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature(Ops.MultilabelSoftMarginLoss.Signature)]
        public static Tensor MultilabelSoftMarginLoss(Tensor x, Tensor target, DimRef over, Tensor? weight = null, Reduction reduction = Reduction.Mean) => Ops.MultilabelSoftMarginLoss.Run(Given.Of(x), Given.Of(target), over, weight, reduction);
    }
}
