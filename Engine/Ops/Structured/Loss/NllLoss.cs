using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>−x[target] along the classes' dim, per row: the negative log-likelihood of log-probabilities.</summary>
    /// <remarks>The mean divides by the weights' sum; ignored rows count for nothing. Linear in x.</remarks>
    public readonly struct NllLoss : IOperation
    {
        /// <summary>Names and sizes of the losses of single rows.</summary>
        public const string Signature = "[reduction=None] x, target -> same(drop(x, over), ordered(target, drop(x, over))); x, target -> drop(same(drop(x, over), ordered(target, drop(x, over))), ..)";

        internal static Tensor Run(Tensor x, Tensor target, DimRef over, Tensor? weight, long ignoreIndex, Reduction reduction)
        {
            if (Trailing.IsHalf(x)) return To.Run(Run(To.Run(x, DType.Float32), target, over, weight, ignoreIndex, reduction), x.DType);
            x = Trailing.Computed(x);
            if (weight is not null) Affine.Check("NllLoss", x.Type, [DimLookup.Position("NllLoss", x.Type, over)], weight, "weight");
            var targets = ClassTargets.Of("NllLoss", x, target, over, ignoreIndex, "x");
            var weights = targets.RowWeights(weight, x.DType);
            return ElementLosses.Reduce(-NllPick.Run(x, targets) * weights, reduction, weights);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mean", x => F.NllLoss(x[0], x[1], "Vocab"), new Input(("Batch", 4), ("Vocab", 5)), new Input(("Batch", 4)) { DType = DType.Int64, Low = 0, High = 5 }),
            new("rows", x => F.NllLoss(x[0], x[1], "Vocab", ignoreIndex: 1, reduction: Reduction.None), new Input(("Batch", 4), ("Vocab", 5), ("Time", 2)), new Input(("Batch", 4), ("Time", 2)) { DType = DType.Int64, Low = 0, High = 5 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.NllLoss"/>
        /// <param name="x">(classes, ..rows) in any order: log-probabilities.</param>
        /// <param name="target">(..rows) class numbers.</param>
        /// <param name="over">The classes' dim; PyTorch's is position 1.</param>
        /// <param name="weight">(classes): a factor per class, or null.</param>
        /// <param name="ignoreIndex">The class number of rows that do not count.</param>
        /// <param name="reduction">What to do with the losses of the rows.</param>
        /// <exception cref="NameMismatchException">NT1001: the target has other dims than the rows.</exception>
        /// <exception cref="TensorIndexException">NT2006: a target is no class.</exception>
        [Signature(Ops.NllLoss.Signature)]
        public static Tensor NllLoss(Tensor x, Tensor target, DimRef over, Tensor? weight = null, long ignoreIndex = -100, Reduction reduction = Reduction.Mean) =>
            Ops.NllLoss.Run(Given.Of(x), Given.Of(target), over, weight, ignoreIndex, reduction);
    }
}
