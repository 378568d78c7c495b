using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>ln(1 + e^(−target·x)).</summary>
    public readonly struct SoftMarginLoss : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor target, Reduction reduction)
        {
            ElementLosses.Pair("SoftMarginLoss", x, "x", target, "target");
            return ElementLosses.Reduce((-target * x).Exp().Log1p(), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.SoftMarginLoss(x[0], x[1]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.SoftMarginLoss"/>
        /// <param name="x">Any dims.</param>
        /// <param name="target">1 or −1, the dims of x.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] x, target -> same(x, target); x, target -> drop(same(x, target), ..)")]
        public static Tensor SoftMarginLoss(Tensor x, Tensor target, Reduction reduction = Reduction.Mean) => Ops.SoftMarginLoss.Run(Given.Of(x), Given.Of(target), reduction);
    }
}
