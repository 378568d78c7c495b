using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>target·(ln target − x): the divergence of the distribution e^x from the target.</summary>
    /// <remarks>The mean of PyTorch's 'batchmean' is the sum over the size of the batch dim: name it.</remarks>
    public readonly struct KlDiv : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor target, Reduction reduction, bool isLogTarget, DimRef? batch)
        {
            ElementLosses.Pair("KlDiv", x, "x", target, "target");
            var losses = isLogTarget ? target.Exp() * (target - x) : target.Xlogy(target) - target * x;
            if (batch is not { } dim || reduction != Reduction.Mean) return ElementLosses.Reduce(losses, reduction);
            return losses.Sum() / (double)x.Sizes[Inference.DimLookup.Position("KlDiv", x.Type, dim)];
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.KlDiv(x[0], x[1]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4)) { Low = 0.1, High = 1 }),
            new("per batch, logarithms", x => F.KlDiv(x[0], x[1], isLogTarget: true, batch: "Batch"), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.KlDiv"/>
        /// <param name="x">Log-probabilities, any dims.</param>
        /// <param name="target">Probabilities, or their logarithms; the dims of x.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <param name="isLogTarget">The target holds logarithms.</param>
        /// <param name="batch">With the mean: divide by the size of this dim alone.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] x, target -> same(x, target); x, target -> drop(same(x, target), ..)")]
        public static Tensor KlDiv(Tensor x, Tensor target, Reduction reduction = Reduction.Mean, bool isLogTarget = false, DimRef? batch = null) => Ops.KlDiv.Run(Given.Of(x), Given.Of(target), reduction, isLogTarget, batch);
    }
}
