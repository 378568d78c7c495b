using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>−w⁺·target·ln σ(x) − (1 − target)·ln(1 − σ(x)) for logits x.</summary>
    /// <remarks>Computed as (1 − target)·x − (1 + (w⁺ − 1)·target)·ln σ(x), which never overflows.</remarks>
    public readonly struct BinaryCrossEntropyWithLogits : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor target, Tensor? weight, Tensor? positiveWeight, Reduction reduction)
        {
            ElementLosses.Pair("BinaryCrossEntropyWithLogits", x, "x", target, "target");
            var certainty = x.LogSigmoid();
            if (positiveWeight is not null) certainty = certainty * ((positiveWeight - 1) * target + 1);
            var losses = (1 - target) * x - certainty;
            return ElementLosses.Reduce(weight is null ? losses : losses * weight, reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.BinaryCrossEntropyWithLogits(x[0], x[1]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4))),
            new("weighted", x => F.BinaryCrossEntropyWithLogits(x[0], x[1], x[2], x[3]), new Input(("Batch", 3), ("Out", 4)), new Input(("Batch", 3), ("Out", 4)), new Input(("Out", 4)), new Input(("Out", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.BinaryCrossEntropyWithLogits"/>
        /// <param name="x">Logits, any dims.</param>
        /// <param name="target">In [0, 1], the dims of x.</param>
        /// <param name="weight">Factors that broadcast against the losses, or null.</param>
        /// <param name="positiveWeight">w⁺: factors of the positive examples, broadcast against the losses, or null.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None, weight] x, target -> ..; [reduction=None, positiveWeight] x, target -> ..; [reduction=None] x, target -> same(x, target); x, target -> drop(same(x, target), ..)")]
        public static Tensor BinaryCrossEntropyWithLogits(Tensor x, Tensor target, Tensor? weight = null, Tensor? positiveWeight = null, Reduction reduction = Reduction.Mean) => Ops.BinaryCrossEntropyWithLogits.Run(Given.Of(x), Given.Of(target), weight, positiveWeight, reduction);
    }
}
