using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The standard deviation and the mean over the named dims, or over all, in one reading.</summary>
    /// <remarks>See <see cref="Std"/> and <see cref="Mean"/>.</remarks>
    public readonly struct StdMean : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim), drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("the standard deviation", t => t[0].StdMean("B").Std, new Input(("A", 3), ("B", 4))),
            new("the mean", t => t[0].StdMean("B").Mean, new Input(("A", 3), ("B", 4))),
            new("kept, not corrected", t => t[0].StdMean(["A"], correction: 0, keepDim: true).Std, new Input(("A", 3), ("B", 4))),
        ];

        internal static StdMeanResult Run(Tensor x, ReadOnlySpan<DimRef> over, double correction, bool keepDim)
        {
            var plan = Reduced.Of(nameof(StdMean), Signature, x.Type, over, keepDim);
            Floats.Check(nameof(StdMean), x);
            var (mean, squares) = Moments.Run(x, plan);
            return new(Std.Record(x, plan, squares, correction), Mean.Record(x, plan, Scaling.Stored(mean, x.DType)));
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.StdMean"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature("x -> drop(x, over), drop(x, over)")]
            public StdMeanResult StdMean(params ReadOnlySpan<DimRef> over) => Ops.StdMean.Run(x, over, 1, false);

            /// <inheritdoc cref="StdMean(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over), drop(x, over)")]
            public StdMeanResult StdMean(params DimRef[] over) => Ops.StdMean.Run(x, Given.Of(over), 1, false);

            /// <inheritdoc cref="StdMean(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="correction">Subtracted from n in the divisor: 1 = unbiased, 0 = of the elements themselves.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.StdMean.Signature)]
            public StdMeanResult StdMean(ReadOnlySpan<DimRef> over, double correction = 1, bool keepDim = false) => Ops.StdMean.Run(x, over, correction, keepDim);

            /// <inheritdoc cref="StdMean(Tensor, ReadOnlySpan{DimRef}, double, bool)"/>
            [Signature(Ops.StdMean.Signature)]
            public StdMeanResult StdMean(DimRef over, double correction = 1, bool keepDim = false) => Ops.StdMean.Run(x, [over], correction, keepDim);
        }
    }
}
