using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>e^x − target·x, the negative log-likelihood of a Poisson count; or x − target·ln(x + eps) where x is the rate itself.</summary>
    /// <remarks>With the full term, ln target! by Stirling's formula where the target is above 1.</remarks>
    public readonly struct PoissonNllLoss : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor target, bool isLogRate, bool isFull, double eps, Reduction reduction)
        {
            ElementLosses.Pair("PoissonNllLoss", x, "x", target, "target");
            var losses = isLogRate ? x.Exp() - target * x : x - target * (x + eps).Log();
            if (isFull)
            {
                var stirling = target * target.Log() - target + 0.5 * (2 * Math.PI * target).Log();
                losses = losses + Where.Run(target > 1, stirling, Tensor.Weak(0.0));
            }
            return ElementLosses.Reduce(losses, reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("log rate", x => F.PoissonNllLoss(x[0], x[1]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4))),
            new("rate, full", x => F.PoissonNllLoss(x[0], x[1], isLogRate: false, isFull: true), new Input(("Batch", 3), ("Out", 4)) { Low = 0.5, High = 2 }, new Input(("Batch", 3), ("Out", 4)) { Low = 1.5, High = 4 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.PoissonNllLoss"/>
        /// <param name="x">The logarithm of the rate, or the rate; any dims.</param>
        /// <param name="target">Counts, the dims of x.</param>
        /// <param name="isLogRate">x is the logarithm of the rate.</param>
        /// <param name="isFull">Adds Stirling's term, which does not depend on x.</param>
        /// <param name="eps">Keeps the logarithm finite.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] x, target -> same(x, target); x, target -> drop(same(x, target), ..)")]
        public static Tensor PoissonNllLoss(Tensor x, Tensor target, bool isLogRate = true, bool isFull = false, double eps = 1e-8, Reduction reduction = Reduction.Mean) => Ops.PoissonNllLoss.Run(Given.Of(x), Given.Of(target), isLogRate, isFull, eps, reduction);
    }
}
