using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>d²/(2β) where d = |prediction − target| is below β, d − β/2 elsewhere.</summary>
    /// <remarks>β = 0 is the L1 loss. Girshick: Fast R-CNN, 2015.</remarks>
    public readonly struct SmoothL1Loss : IOperation
    {
        internal static Tensor Run(Tensor prediction, Tensor target, Reduction reduction, double beta)
        {
            ElementLosses.Pair("SmoothL1Loss", prediction, "prediction", target, "target");
            if (beta < 0) throw new Conflict(DiagnosticId.NT2007, "SmoothL1Loss", ("argument", "beta"), ("value", beta)).ToException();
            var distance = (prediction - target).Abs();
            if (beta == 0) return ElementLosses.Reduce(distance, reduction);
            return ElementLosses.Reduce(Where.Run(distance < beta, distance.Square() * (0.5 / beta), distance - 0.5 * beta), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.SmoothL1Loss(x[0], x[1]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4))),
            new("rows", x => F.SmoothL1Loss(x[0], x[1], reduction: Reduction.None), new Input(("Out", 5)), new Input(("Out", 5))),
            new("one number", x => F.SmoothL1Loss(x[0], x[1], reduction: Reduction.Sum), new Input(), new Input()),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.SmoothL1Loss"/>
        /// <param name="prediction">Any dims.</param>
        /// <param name="target">The prediction's dims.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <param name="beta">β ≥ 0.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] prediction, target -> same(prediction, target); prediction, target -> drop(same(prediction, target), ..)")]
        public static Tensor SmoothL1Loss(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) => Ops.SmoothL1Loss.Run(Given.Of(prediction), Given.Of(target), reduction, beta);
    }
}
