using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The variance over the named dims, or over all: (Σ (x − mean)² / (n − correction)).</summary>
    /// <remarks>Summed about the mean of each block in float64 (Chan, Golub, LeVeque 1979), so nothing cancels. NaN where n is not above the correction and nothing varies. Derivative 2 (x − mean) / (n − correction).</remarks>
    public readonly struct Var : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].Var(), new Input(("A", 3), ("B", 4))),
            new("one dim", t => t[0].Var("B"), new Input(("A", 3), ("B", 4))),
            new("two dims, kept, not corrected", t => t[0].Var(["A", "C"], correction: 0, keepDim: true), new Input(("A", 3), ("B", 2), ("C", 2))),
            new("by position", t => t[0].Var(0), new Input(5, 2)) { Positional = "a dim by position" },
            new("nothing left", t => t[0].Var("B"), new Input(("A", 0), ("B", 4))),
        ];

        readonly int[] over;
        readonly bool keep;
        readonly double correction;

        Var(Reduced plan, double correction) => (over, keep, this.correction) = (plan.Positions, plan.Keeps, correction);

        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0);

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, double correction, bool keepDim)
        {
            var plan = Reduced.Of(nameof(Var), Signature, x.Type, over, keepDim);
            Floats.Check(nameof(Var), x);
            return Record(x, plan, Moments.Run(x, plan).Squares, correction);
        }

        internal static Tensor Record(Tensor x, Reduced plan, Tensor squares, double correction) =>
            Dispatcher.Applied(new Var(plan, correction), Moments.Spread(squares, plan.Count, correction, root: false, x.DType), x);

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, x) = (pull.Cotangent, pull.Input(0));
            double count = 1;
            foreach (int d in over) count *= x.Sizes[d];
            var scale = Spread.Run(g * (2 / Math.Max(0, count - correction)), x.Type, over, inserts: !keep);
            pull[0] = scale * (x - Spread.Run(Mean.At(x, over), x.Type, over, inserts: true));
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>The variance of all elements with the divisor n − 1, as a 0-dim tensor.</summary>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature("x -> ()")]
            public Tensor Var() => Ops.Var.Run(x, [], 1, false);

            /// <inheritdoc cref="Ops.Var"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor Var(params ReadOnlySpan<DimRef> over) => Ops.Var.Run(x, over, 1, false);

            /// <inheritdoc cref="Var(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor Var(params DimRef[] over) => Ops.Var.Run(x, Given.Of(over), 1, false);

            /// <inheritdoc cref="Var(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="correction">Subtracted from n in the divisor: 1 = unbiased, 0 = of the elements themselves.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.Var.Signature)]
            public Tensor Var(ReadOnlySpan<DimRef> over, double correction = 1, bool keepDim = false) => Ops.Var.Run(x, over, correction, keepDim);

            /// <inheritdoc cref="Var(Tensor, ReadOnlySpan{DimRef}, double, bool)"/>
            [Signature(Ops.Var.Signature)]
            public Tensor Var(DimRef over, double correction = 1, bool keepDim = false) => Ops.Var.Run(x, [over], correction, keepDim);
        }
    }
}
