using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>d²/2 where d = |prediction − target| is at most δ, δ·(d − δ/2) elsewhere.</summary>
    /// <remarks>Huber 1964.</remarks>
    public readonly struct HuberLoss : IOperation
    {
        internal static Tensor Run(Tensor prediction, Tensor target, Reduction reduction, double delta)
        {
            ElementLosses.Pair("HuberLoss", prediction, "prediction", target, "target");
            if (!(delta > 0)) throw new Conflict(DiagnosticId.NT2007, "HuberLoss", ("argument", "delta"), ("value", delta)).ToException();
            var distance = (prediction - target).Abs();
            return ElementLosses.Reduce(Where.Run(distance <= delta, distance.Square() * 0.5, delta * (distance - 0.5 * delta)), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.HuberLoss(x[0], x[1]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4))),
            new("rows", x => F.HuberLoss(x[0], x[1], reduction: Reduction.None), new Input(("Out", 5)), new Input(("Out", 5))),
            new("one number", x => F.HuberLoss(x[0], x[1], reduction: Reduction.Sum), new Input(), new Input()),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.HuberLoss"/>
        /// <param name="prediction">Any dims.</param>
        /// <param name="target">The prediction's dims.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <param name="delta">δ > 0.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] prediction, target -> same(prediction, target); prediction, target -> drop(same(prediction, target), ..)")]
        public static Tensor HuberLoss(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean, double delta = 1) => Ops.HuberLoss.Run(Given.Of(prediction), Given.Of(target), reduction, delta);
    }
}
