using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Σ max(0, margin − x[target] + x[i])^p over the classes i other than the target, divided by their number with it.</summary>
    public readonly struct MultiMarginLoss : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor target, DimRef over, double p, double margin, Tensor? weight, Reduction reduction)
        {
            var targets = ClassTargets.Of("MultiMarginLoss", x, target, over, long.MinValue, "x");
            if (weight is not null) Affine.Check("MultiMarginLoss", x.Type, [targets.Over], weight, "weight");
            var best = Spread.Run(NllPick.Run(x, targets), x.Type, [targets.Over], inserts: true);
            var excess = (margin - best + x).ClampMin(0L);
            // The target's own term is a constant; its gradients cancel.
            var sum = (p == 1 ? excess : excess.Pow(p)).Sum(targets.Over) - Math.Pow(Math.Max(0, margin), p);
            var losses = sum / (double)targets.Classes;
            return ElementLosses.Reduce(weight is null ? losses : losses * targets.RowWeights(weight, x.DType), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.MultiMarginLoss(x[0], x[1], "Vocab"), new Input(("Batch", 4), ("Vocab", 5)), new Input(("Batch", 4)) { DType = DType.Int64, Low = 0, High = 5 }),
            new("squared, weighted", x => F.MultiMarginLoss(x[0], x[1], "Vocab", p: 2, weight: x[2]), new Input(("Batch", 4), ("Vocab", 5)), new Input(("Batch", 4)) { DType = DType.Int64, Low = 0, High = 5 }, new Input(("Vocab", 5))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.MultiMarginLoss"/>
        /// <param name="x">(classes, ..rows): scores.</param>
        /// <param name="target">(..rows): class numbers.</param>
        /// <param name="over">The classes' dim.</param>
        /// <param name="p">1 or 2.</param>
        /// <param name="margin">How far above the others the target's score should be.</param>
        /// <param name="weight">(classes): factors, or null.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature("[reduction=None] x, target -> same(drop(x, over), ordered(target, drop(x, over))); x, target -> drop(same(drop(x, over), ordered(target, drop(x, over))), ..)")]
        public static Tensor MultiMarginLoss(Tensor x, Tensor target, DimRef over, double p = 1, double margin = 1, Tensor? weight = null, Reduction reduction = Reduction.Mean) => Ops.MultiMarginLoss.Run(Given.Of(x), Given.Of(target), over, p, margin, weight, reduction);
    }
}
