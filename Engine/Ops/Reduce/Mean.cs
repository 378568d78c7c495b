using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>The mean of x over the named dims, or over all.</summary>
    /// <remarks>Σ x / n, summed as <see cref="Sum"/> does; half types are summed and divided in float32. The mean of nothing is NaN. Derivative 1/n.</remarks>
    public readonly struct Mean : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].Mean(), new Input(("A", 3), ("B", 4))),
            new("one dim", t => t[0].Mean("B"), new Input(("A", 3), ("B", 4))),
            new("a middle dim, kept", t => t[0].Mean("B", keepDim: true), new Input(("A", 3), ("B", 4), ("C", 2))),
            new("around a dim", t => t[0].Mean("A", "C"), new Input(("A", 2), ("B", 3), ("C", 2))),
            new("by position", t => t[0].Mean(0), new Input(3, 4)) { Positional = "a dim by position" },
            new("nothing left", t => t[0].Mean("B"), new Input(("A", 0), ("B", 4))),
        ];

        readonly int[] over;
        readonly bool keep;

        Mean(int[] over, bool keep) => (this.over, this.keep) = (over, keep);


        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim) => Run(x, Reduced.Of(nameof(Mean), Signature, x.Type, over, keepDim));

        internal static Tensor Run(Tensor x, Reduced plan)
        {
            Floats.Check(nameof(Mean), x);
            var sum = Folding.Run(new Sum.Fold(), x, plan, Computing.Of(x.DType));
            return Record(x, plan, Scaling.Divided(sum, plan.Count, x.DType));
        }

        /// <summary>Over the dims at these positions (ascending), which go.</summary>
        internal static Tensor At(Tensor x, int[] over) => over.Length == 0 ? x : Run(x, [.. over.Select(d => (DimRef)d)], false);

        internal static Tensor Record(Tensor x, Reduced plan, Tensor mean) => Dispatcher.Applied(new Mean(plan.Positions, plan.Keeps), mean, x);

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var type = pull.TypeOf(0);
            double count = 1;
            foreach (int d in over) count *= type.SizeArray[d];
            pull[0] = Spread.Run(pull.Cotangent / count, type, over, inserts: !keep);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>The mean of all elements, as a 0-dim tensor.</summary>
            /// <exception cref="DTypeException">NT4101: integers and bool have no mean of their own type.</exception>
            [Signature("x -> ()")]
            public Tensor Mean() => Ops.Mean.Run(x, [], false);

            /// <inheritdoc cref="Ops.Mean"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            /// <exception cref="DTypeException">NT4101: integers and bool have no mean of their own type.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor Mean(params ReadOnlySpan<DimRef> over) => Ops.Mean.Run(x, over, false);

            /// <inheritdoc cref="Mean(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor Mean(params DimRef[] over) => Ops.Mean.Run(x, Given.Of(over), false);

            /// <inheritdoc cref="Mean(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.Mean.Signature)]
            public Tensor Mean(ReadOnlySpan<DimRef> over, bool keepDim) => Ops.Mean.Run(x, over, keepDim);

            /// <inheritdoc cref="Mean(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.Mean.Signature)]
            public Tensor Mean(DimRef over, bool keepDim) => Ops.Mean.Run(x, [over], keepDim);
        }
    }
}
