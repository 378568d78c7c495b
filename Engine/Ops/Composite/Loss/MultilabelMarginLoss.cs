using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Σ max(0, 1 − (x[j] − x[i])) over the labels j and the other classes i, divided by the number of classes.</summary>
    /// <remarks>The labels of a row are the class numbers before its first −1.</remarks>
    public readonly struct MultilabelMarginLoss : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor target, DimRef over, Reduction reduction)
        {
            const string name = "MultilabelMarginLoss";
            Affine.Same(name, x.Type, "x", target.Type, "target");
            int at = DimLookup.Position(name, x.Type, over);
            if (target.DType.IsFloating)
                throw new Conflict(DiagnosticId.NT4101, name, ("operand", "target"), ("dtype", target.DType.Name), ("expected", "an integer type: class numbers")).With("target", target.Type).ToException();
            long classes = x.Sizes[at];
            x = Rearrange.Permute(Trailing.Computed(x), Trailing.Order(x.Rank, [at]));
            var (isLabel, labels) = Labels(name, target, Trailing.Order(x.Rank, [at]), classes);
            long rows = classes == 0 ? 0 : x.ElementCount / classes;
            var scores = Reshape.Run(x, TensorType.Of(rows, classes));
            // [rows, labels, 1] against [rows, 1, classes]; entries behind a row's last label count 0 times.
            var ofLabels = scores.Gather(1, labels).Unsqueeze(-1);
            var excess = (1 - (ofLabels - scores.Unsqueeze(1))).ClampMin(0L);
            var counts = isLabel.Listed.Unsqueeze(-1) * (1 - isLabel.Marked).Unsqueeze(1);
            var losses = (excess * counts.To(x.DType)).Sum(1, 2) / (double)classes;
            return ElementLosses.Reduce(Reshape.Run(losses, Drop.At(x.Type, [x.Rank - 1], keep: false)), reduction);
        }

        // Which entries are listed, which classes are marked, and the entries with 0 behind the end.
        static ((Tensor Listed, Tensor Marked) Flags, Tensor Labels) Labels(string name, Tensor target, int[] order, long classes)
        {
            var dense = Trailing.Dense(Trailing.View(target, order), DType.Int64);
            long[] values = dense.ToArray<long>(), listed = new long[values.Length], marked = new long[values.Length];
            for (long row = 0; row < values.Length; row += classes)
                for (long j = row, end = row + classes; j < end; j++)
                {
                    if (j > row && listed[j - 1] == 0 || values[j] == -1)
                    {
                        values[j] = 0;
                        continue;
                    }
                    if ((ulong)values[j] >= (ulong)classes)
                        throw new Conflict(DiagnosticId.NT2006, name, ("index", values[j]), ("dim", target.Dims.NameAt(order[^1]) ?? order[^1].ToString()), ("size", classes)).With("target", target.Type).ToException();
                    (listed[j], marked[row + values[j]]) = (1, 1);
                }
            long rows = classes == 0 ? 0 : values.Length / classes;
            Tensor There(long[] numbers) => Transfer.Run(Tensor.From(numbers, rows, classes), target.Device);
            return ((There(listed), There(marked)), There(values));
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("rows", x => F.MultilabelMarginLoss(x[0], x[1], "Vocab"), new Input(("Batch", 4), ("Vocab", 5)), new Input(("Batch", 4), ("Vocab", 5)) { DType = DType.Int64, Low = -1, High = 5 }),
            new("classes first", x => F.MultilabelMarginLoss(x[0], x[1], "Vocab", Reduction.None), new Input(("Vocab", 5), ("Batch", 3)), new Input(("Vocab", 5), ("Batch", 3)) { DType = DType.Int64, Low = -1, High = 5 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.MultilabelMarginLoss"/>
        /// <param name="x">(classes, ..rows): scores.</param>
        /// <param name="target">The dims of x: class numbers, ended by −1.</param>
        /// <param name="over">The classes' dim.</param>
        /// <param name="reduction">What to do with the losses of the rows.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="TensorIndexException">NT2006: a label is no class.</exception>
        [Signature("[reduction=None] x, target -> drop(same(x, target), over); x, target -> drop(drop(same(x, target), over), ..)")]
        public static Tensor MultilabelMarginLoss(Tensor x, Tensor target, DimRef over, Reduction reduction = Reduction.Mean) => Ops.MultilabelMarginLoss.Run(Given.Of(x), Given.Of(target), over, reduction);
    }
}
