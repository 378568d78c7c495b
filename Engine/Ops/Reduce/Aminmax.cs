using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The smallest and the largest element over the named dims, or over all.</summary>
    /// <remarks>See <see cref="Amin"/> and <see cref="Amax"/>.</remarks>
    public readonly struct Aminmax : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim), drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("smallest", t => t[0].Aminmax("B").Min, new Input(("A", 3), ("B", 4))),
            new("largest, kept", t => t[0].Aminmax(["A"], keepDim: true).Max, new Input(("A", 3), ("B", 4))),
        ];

        internal static AminmaxResult Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim) => new(Amin.Run(x, over, keepDim), Amax.Run(x, over, keepDim));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Aminmax"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature("x -> drop(x, over), drop(x, over)")]
            public AminmaxResult Aminmax(params ReadOnlySpan<DimRef> over) => Ops.Aminmax.Run(x, over, false);

            /// <inheritdoc cref="Aminmax(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over), drop(x, over)")]
            public AminmaxResult Aminmax(params DimRef[] over) => Ops.Aminmax.Run(x, Given.Of(over), false);

            /// <inheritdoc cref="Aminmax(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.Aminmax.Signature)]
            public AminmaxResult Aminmax(ReadOnlySpan<DimRef> over, bool keepDim) => Ops.Aminmax.Run(x, over, keepDim);

            /// <inheritdoc cref="Aminmax(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.Aminmax.Signature)]
            public AminmaxResult Aminmax(DimRef over, bool keepDim) => Ops.Aminmax.Run(x, [over], keepDim);
        }
    }
}
