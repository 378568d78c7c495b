using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The variance and the mean over the named dims, or over all, in one reading.</summary>
    /// <remarks>See <see cref="Var"/> and <see cref="Mean"/>.</remarks>
    public readonly struct VarMean : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim), drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("the variance", t => t[0].VarMean("B").Var, new Input(("A", 3), ("B", 4))),
            new("the mean", t => t[0].VarMean("B").Mean, new Input(("A", 3), ("B", 4))),
            new("kept, not corrected", t => t[0].VarMean(["A"], correction: 0, keepDim: true).Var, new Input(("A", 3), ("B", 4))),
        ];

        internal static VarMeanResult Run(Tensor x, ReadOnlySpan<DimRef> over, double correction, bool keepDim)
        {
            var plan = Reduced.Of(nameof(VarMean), Signature, x.Type, over, keepDim);
            Floats.Check(nameof(VarMean), x);
            var (mean, squares) = Moments.Run(x, plan);
            return new(Var.Record(x, plan, squares, correction), Mean.Record(x, plan, Scaling.Stored(mean, x.DType)));
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.VarMean"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature("x -> drop(x, over), drop(x, over)")]
            public VarMeanResult VarMean(params ReadOnlySpan<DimRef> over) => Ops.VarMean.Run(x, over, 1, false);

            /// <inheritdoc cref="VarMean(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over), drop(x, over)")]
            public VarMeanResult VarMean(params DimRef[] over) => Ops.VarMean.Run(x, Given.Of(over), 1, false);

            /// <inheritdoc cref="VarMean(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="correction">Subtracted from n in the divisor: 1 = unbiased, 0 = of the elements themselves.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.VarMean.Signature)]
            public VarMeanResult VarMean(ReadOnlySpan<DimRef> over, double correction = 1, bool keepDim = false) => Ops.VarMean.Run(x, over, correction, keepDim);

            /// <inheritdoc cref="VarMean(Tensor, ReadOnlySpan{DimRef}, double, bool)"/>
            [Signature(Ops.VarMean.Signature)]
            public VarMeanResult VarMean(DimRef over, double correction = 1, bool keepDim = false) => Ops.VarMean.Run(x, [over], correction, keepDim);
        }
    }
}
