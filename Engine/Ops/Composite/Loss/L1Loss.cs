using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>|prediction − target|.</summary>
    public readonly struct L1Loss : IOperation
    {
        internal static Tensor Run(Tensor prediction, Tensor target, Reduction reduction)
        {
            ElementLosses.Pair("L1Loss", prediction, "prediction", target, "target");
            return ElementLosses.Reduce((prediction - target).Abs(), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.L1Loss(x[0], x[1]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4))),
            new("rows", x => F.L1Loss(x[0], x[1], reduction: Reduction.None), new Input(("Out", 5)), new Input(("Out", 5))),
            new("one number", x => F.L1Loss(x[0], x[1], reduction: Reduction.Sum), new Input(), new Input()),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.L1Loss"/>
        /// <param name="prediction">Any dims.</param>
        /// <param name="target">The prediction's dims.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] prediction, target -> same(prediction, target); prediction, target -> drop(same(prediction, target), ..)")]
        public static Tensor L1Loss(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean) => Ops.L1Loss.Run(Given.Of(prediction), Given.Of(target), reduction);
    }
}
