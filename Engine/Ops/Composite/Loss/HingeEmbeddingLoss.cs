using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>x where the target is 1, max(0, margin − x) where it is −1.</summary>
    public readonly struct HingeEmbeddingLoss : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor target, double margin, Reduction reduction)
        {
            ElementLosses.Pair("HingeEmbeddingLoss", x, "x", target, "target");
            var zero = Tensor.Weak(0.0);
            var unlike = Where.Run(target.NotEqual(1L), (margin - x).ClampMin(0L), zero);
            return ElementLosses.Reduce(unlike + Where.Run(target.NotEqual(-1L), x, zero), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("alike", x => F.HingeEmbeddingLoss(x[0], x[1]), new Input(("Batch", 3)), new Input(("Batch", 3)) { DType = DType.Int64, Low = 1, High = 2 }),
            new("mixed", x => F.HingeEmbeddingLoss(x[0], x[1] * 2 - 1), new Input(("Batch", 5)), new Input(("Batch", 5)) { DType = DType.Int64, Low = 0, High = 2 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.HingeEmbeddingLoss"/>
        /// <param name="x">Distances, any dims.</param>
        /// <param name="target">1 or −1, the dims of x.</param>
        /// <param name="margin">Distances of unlike pairs beyond it cost nothing.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] x, target -> same(x, target); x, target -> drop(same(x, target), ..)")]
        public static Tensor HingeEmbeddingLoss(Tensor x, Tensor target, double margin = 1, Reduction reduction = Reduction.Mean) => Ops.HingeEmbeddingLoss.Run(Given.Of(x), Given.Of(target), margin, reduction);
    }
}
