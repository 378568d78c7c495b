using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>½·(ln v + (prediction − target)²/v), the negative log-likelihood of a normal distribution with variance v.</summary>
    /// <remarks>v is at least eps; the gradient flows as if it were not cut. With the full term, ½·ln 2π more.</remarks>
    public readonly struct GaussianNllLoss : IOperation
    {
        internal static Tensor Run(Tensor prediction, Tensor target, Tensor variance, bool isFull, double eps, Reduction reduction)
        {
            ElementLosses.Pair("GaussianNllLoss", prediction, "prediction", target, "target");
            if (variance.Rank != prediction.Rank) variance = variance.Dims.HasNames ? variance.AlignAs(prediction) : variance.Unsqueeze(-1);
            // The cut is a constant: its gradient is that of the variance itself.
            var least = variance + Constant(variance.ClampMin(eps) - variance);
            var losses = 0.5 * (least.Log() + (prediction - target).Square() / least);
            return ElementLosses.Reduce(isFull ? losses + 0.5 * Math.Log(2 * Math.PI) : losses, reduction);

            static Tensor Constant(Tensor x) => x.View(x.Type);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.GaussianNllLoss(x[0], x[1], x[2]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4)) { Low = 0.5, High = 2 }),
            new("one variance per row", x => F.GaussianNllLoss(x[0], x[1], x[2], isFull: true), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3)) { Low = 0.5, High = 2 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.GaussianNllLoss"/>
        /// <param name="prediction">Means, any dims.</param>
        /// <param name="target">The prediction's dims.</param>
        /// <param name="variance">≥ 0: the prediction's dims, or some of them in their order, or its last dim of size 1.</param>
        /// <param name="isFull">Adds the constant.</param>
        /// <param name="eps">The least variance.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] prediction, target -> ..; prediction, target -> drop(same(prediction, target), ..)")]
        public static Tensor GaussianNllLoss(Tensor prediction, Tensor target, Tensor variance, bool isFull = false, double eps = 1e-6, Reduction reduction = Reduction.Mean) => Ops.GaussianNllLoss.Run(Given.Of(prediction), Given.Of(target), Given.Of(variance), isFull, eps, reduction);
    }
}
