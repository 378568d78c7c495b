using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>max(0, −target·(first − second) + margin): the first should rank above the second where the target is 1, below where it is −1.</summary>
    public readonly struct MarginRankingLoss : IOperation
    {
        internal static Tensor Run(Tensor first, Tensor second, Tensor target, double margin, Reduction reduction)
        {
            ElementLosses.Pair("MarginRankingLoss", first, "first", second, "second");
            ElementLosses.Pair("MarginRankingLoss", first, "first", target, "target");
            return ElementLosses.Reduce((margin - target * (first - second)).ClampMin(0L), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mixed", x => F.MarginRankingLoss(x[0], x[1], x[2] * 2 - 1, margin: 0.3), new Input(("Batch", 6)), new Input(("Batch", 6)), new Input(("Batch", 6)) { DType = DType.Int64, Low = 0, High = 2 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.MarginRankingLoss"/>
        /// <param name="first">Any dims.</param>
        /// <param name="second">The dims of the first.</param>
        /// <param name="target">1 or −1, the dims of the first.</param>
        /// <param name="margin">How far apart they should be.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] first, second, target -> same(first, second, target); first, second, target -> drop(same(first, second, target), ..)")]
        public static Tensor MarginRankingLoss(Tensor first, Tensor second, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) => Ops.MarginRankingLoss.Run(Given.Of(first), Given.Of(second), Given.Of(target), margin, reduction);
    }
}
