using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The standard deviation over the named dims, or over all: √(Σ (x − mean)² / (n − correction)).</summary>
    /// <remarks>Summed about the mean of each block in float64 (Chan, Golub, LeVeque 1979), so nothing cancels. NaN where n is not above the correction and nothing varies. Derivative (x − mean) / ((n − correction) y), and 0 where y is 0.</remarks>
    public readonly struct Std : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].Std(), new Input(("A", 3), ("B", 4))),
            new("one dim", t => t[0].Std("B"), new Input(("A", 3), ("B", 4))),
            new("two dims, kept, not corrected", t => t[0].Std(["A", "C"], correction: 0, keepDim: true), new Input(("A", 3), ("B", 2), ("C", 2))),
            new("by position", t => t[0].Std(0), new Input(5, 2)) { Positional = "a dim by position" },
            new("nothing left", t => t[0].Std("B"), new Input(("A", 0), ("B", 4))),
        ];

        readonly int[] over;
        readonly bool keep;
        readonly double correction;

        Std(Reduced plan, double correction) => (over, keep, this.correction) = (plan.Positions, plan.Keeps, correction);

        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0) | Saves.Result;

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, double correction, bool keepDim)
        {
            var plan = Reduced.Of(nameof(Std), Signature, x.Type, over, keepDim);
            Floats.Check(nameof(Std), x);
            return Record(x, plan, Moments.Run(x, plan).Squares, correction);
        }

        internal static Tensor Record(Tensor x, Reduced plan, Tensor squares, double correction) =>
            Dispatcher.Applied(new Std(plan, correction), Moments.Spread(squares, plan.Count, correction, root: true, x.DType), x);

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, x) = (pull.Cotangent, pull.Input(0));
            var y = pull.Output();
            // Where nothing varies there is no slope: 0, as in PyTorch.
            g = Where.Run(Binary.Compare(new Equal(), y, Tensor.Weak(0f)), Tensor.Weak(0f), g / (y * 2));
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
            /// <summary>The standard deviation of all elements with the divisor n − 1, as a 0-dim tensor.</summary>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature("x -> ()")]
            public Tensor Std() => Ops.Std.Run(x, [], 1, false);

            /// <inheritdoc cref="Ops.Std"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor Std(params ReadOnlySpan<DimRef> over) => Ops.Std.Run(x, over, 1, false);

            /// <inheritdoc cref="Std(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor Std(params DimRef[] over) => Ops.Std.Run(x, Given.Of(over), 1, false);

            /// <inheritdoc cref="Std(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="correction">Subtracted from n in the divisor: 1 = unbiased, 0 = of the elements themselves.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.Std.Signature)]
            public Tensor Std(ReadOnlySpan<DimRef> over, double correction = 1, bool keepDim = false) => Ops.Std.Run(x, over, correction, keepDim);

            /// <inheritdoc cref="Std(Tensor, ReadOnlySpan{DimRef}, double, bool)"/>
            [Signature(Ops.Std.Signature)]
            public Tensor Std(DimRef over, double correction = 1, bool keepDim = false) => Ops.Std.Run(x, [over], correction, keepDim);
        }
    }
}
