using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>−ln softmax(logits)[target] along the classes' dim, per row; the rows' mean by default.</summary>
    /// <remarks>
    /// Class numbers: the loss of a row is multiplied by the weight of its class, and the mean divides by the weights' sum; ignored rows
    /// count for nothing. Label smoothing s gives the target 1 − s and spreads s over all classes. Probabilities as targets (floats of
    /// the logits' dims): −Σ target·weight·ln softmax(logits), and the mean divides by the number of rows.
    /// </remarks>
    public readonly struct CrossEntropy : IDifferentiable
    {
        /// <summary>The target has the rows' dims, in any order where all are named, or, as probabilities (soft), those of the logits.</summary>
        public const string Signature = "[soft, reduction=None] logits, target -> drop(same(logits, target), over); "
            + "[soft] logits, target -> drop(drop(same(logits, target), over), ..); "
            + "[reduction=None] logits, target -> same(drop(logits, over), ordered(target, drop(logits, over))); "
            + "logits, target -> drop(same(drop(logits, over), ordered(target, drop(logits, over))), ..)";

        readonly ClassTargets targets;
        readonly Tensor logSums;

        CrossEntropy(ClassTargets targets, Tensor logSums) => (this.targets, this.logSums) = (targets, logSums);

        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0);

        internal static Tensor Run(Tensor logits, Tensor target, DimRef over, Tensor? weight, long ignoreIndex, Reduction reduction, double smoothing)
        {
            if (Trailing.IsHalf(logits)) return To.Run(Run(To.Run(logits, DType.Float32), target, over, weight, ignoreIndex, reduction, smoothing), logits.DType);
            logits = Trailing.Computed(logits);
            if (weight is not null) Affine.Check("CrossEntropy", logits.Type, [DimLookup.Position("CrossEntropy", logits.Type, over, "logits")], weight, "weight");
            if (target.DType.IsFloating) return Soft(logits, target, over, weight, reduction, smoothing);
            var targets = ClassTargets.Of("CrossEntropy", logits, target, over, ignoreIndex);
            if (smoothing == 0)
            {
                var losses = Rows(logits, targets);
                if (weight is null && reduction != Reduction.Mean) return ElementLosses.Reduce(losses, reduction);
                var rowWeights = targets.RowWeights(weight, logits.DType);
                return ElementLosses.Reduce(weight is null ? losses : losses * rowWeights, reduction, rowWeights);
            }
            var log = LogSoftmax.Run(logits, targets.Over);
            var perRow = targets.RowWeights(weight, logits.DType);
            var isCounted = targets.RowWeights(null, logits.DType);
            var spread = Summing.Over(Weighted(log, targets.Over, weight), [targets.Over]) * isCounted;
            var smooth = NllPick.Run(log, targets) * perRow * (smoothing - 1) - spread * (smoothing / targets.Classes);
            return ElementLosses.Reduce(smooth, reduction, perRow);
        }

        static Tensor Rows(Tensor logits, ClassTargets targets)
        {
            var losses = Tensor.Allocate(targets.RowType, logits.DType, logits.Device);
            var logSums = Tensor.Allocate(TensorType.Of(losses.ElementCount), logits.DType, logits.Device);
            ClassTargets.Kernel(logits).Forward(targets.Vector(losses), logSums, targets.Matrix(logits), targets.Targets, targets.Ignored);
            return Dispatcher.Applied(new CrossEntropy(targets, logSums), losses, logits);
        }

        static Tensor Soft(Tensor logits, Tensor target, DimRef over, Tensor? weight, Reduction reduction, double smoothing)
        {
            Affine.Same("CrossEntropy", logits.Type, "logits", target.Type, "target");
            int position = DimLookup.Position("CrossEntropy", logits.Type, over, "logits");
            if (smoothing != 0) target = target * (1 - smoothing) + smoothing / logits.Sizes[position];
            var losses = -Summing.Over(Weighted(LogSoftmax.Run(logits, position), position, weight) * target, [position]);
            return reduction == Reduction.Mean ? losses.Sum() / (double)losses.ElementCount : ElementLosses.Reduce(losses, reduction);
        }

        static Tensor Weighted(Tensor x, int over, Tensor? weight) => weight is null ? x : x * Affine.Among(weight, x.Type, [over]);

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, logits) = (pull.Cotangent, pull.Input(0));
            if (Dispatcher.Records([g, logits]))
            {
                var isCounted = targets.RowWeights(null, g.DType);
                var beside = Spread.Run(g * isCounted, logits.Type, [targets.Over], inserts: true);
                pull[0] = Softmax.Run(logits, targets.Over) * beside - NllPut.Run(g, targets, logits.Type);
                return;
            }
            var gx = targets.Allocate(logits.Type, logits.DType, out var matrix);
            ClassTargets.Kernel(logits).Backward(matrix, targets.Vector(g), targets.Matrix(logits), logSums, targets.Targets, targets.Ignored);
            pull[0] = gx;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples
        {
            get
            {
                Input target = new(("Time", 3), ("Batch", 2)) { DType = DType.Int64, Low = 0, High = 5 };
                yield return new("classes last, target in another order", x => F.CrossEntropy(x[0], x[1], "Vocab"), new Input(("Batch", 2), ("Time", 3), ("Vocab", 5)), target);
                yield return new("classes first", x => F.CrossEntropy(x[0], x[1], "Vocab", reduction: Reduction.None), new Input(("Vocab", 5), ("Batch", 2), ("Time", 3)), target);
                yield return new("ignored", x => F.CrossEntropy(x[0], x[1], "Vocab", ignoreIndex: 2, reduction: Reduction.Sum), new Input(("Batch", 2), ("Time", 3), ("Vocab", 5)), target);
                yield return new("smoothed", x => F.CrossEntropy(x[0], x[1], "Vocab", labelSmoothing: 0.1), new Input(("Batch", 2), ("Time", 3), ("Vocab", 5)), target);
                yield return new("one row", x => F.CrossEntropy(x[0], x[1], 0), new Input(5), new Input() { DType = DType.Int64, Low = 0, High = 5 }) { Positional = "dims by position" };
                yield return new("probabilities", x => F.CrossEntropy(x[0], x[1].Softmax("Vocab"), "Vocab"), new Input(("Batch", 4), ("Vocab", 5)), new Input(("Batch", 4), ("Vocab", 5)));
            }
        }
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.CrossEntropy"/>
        /// <param name="logits">(classes, ..rows) in any order: unnormalized log-probabilities.</param>
        /// <param name="target">(..rows) class numbers, or (classes, ..rows) probabilities.</param>
        /// <param name="over">The classes' dim; PyTorch's is position 1.</param>
        /// <param name="weight">(classes): a factor per class, or null.</param>
        /// <param name="ignoreIndex">The class number of rows that do not count.</param>
        /// <param name="reduction">What to do with the losses of the rows.</param>
        /// <param name="labelSmoothing">0 ≤ s ≤ 1.</param>
        /// <exception cref="NameMismatchException">NT1001: the target has other dims than the rows.</exception>
        /// <exception cref="SizeMismatchException">NT2001: the target has other sizes.</exception>
        /// <exception cref="TensorIndexException">NT2006: a target is no class.</exception>
        [Signature(Ops.CrossEntropy.Signature)]
        public static Tensor CrossEntropy(Tensor logits, Tensor target, DimRef over, Tensor? weight = null, long ignoreIndex = -100,
            Reduction reduction = Reduction.Mean, double labelSmoothing = 0) =>
            Ops.CrossEntropy.Run(Given.Of(logits), Given.Of(target), over, weight, ignoreIndex, reduction, labelSmoothing);
    }
}
