using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>−target·ln p − (1 − target)·ln(1 − p) for probabilities p.</summary>
    /// <remarks>Logarithms are cut off at −100, so that the loss stays finite. From logits, BinaryCrossEntropyWithLogits is more accurate.</remarks>
    public readonly struct BinaryCrossEntropy : IOperation
    {
        internal static Tensor Run(Tensor prediction, Tensor target, Tensor? weight, Reduction reduction)
        {
            ElementLosses.Pair("BinaryCrossEntropy", prediction, "prediction", target, "target");
            var losses = -(target * prediction.Log().ClampMin(-100.0) + (1 - target) * (-prediction).Log1p().ClampMin(-100.0));
            return ElementLosses.Reduce(weight is null ? losses : losses * weight, reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.BinaryCrossEntropy(x[0], x[1]), new Input(("Batch", 3), ("Out", 4)) { Low = 0.1, High = 0.9 }, new Input(("Batch", 3), ("Out", 4)) { Low = 0.1, High = 0.9 }),
            new("weighted", x => F.BinaryCrossEntropy(x[0], x[1], x[2]), new Input(("Batch", 3), ("Out", 4)) { Low = 0.1, High = 0.9 }, new Input(("Batch", 3), ("Out", 4)) { Low = 0.1, High = 0.9 }, new Input(("Out", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.BinaryCrossEntropy"/>
        /// <param name="prediction">Probabilities, any dims.</param>
        /// <param name="target">In [0, 1], the prediction's dims.</param>
        /// <param name="weight">Factors that broadcast against the losses, or null.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None, weight] prediction, target -> ..; [reduction=None] prediction, target -> same(prediction, target); prediction, target -> drop(same(prediction, target), ..)")]
        public static Tensor BinaryCrossEntropy(Tensor prediction, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) => Ops.BinaryCrossEntropy.Run(Given.Of(prediction), Given.Of(target), weight, reduction);
    }
}
