using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Where the elements of every line along a dim stand in their order, as int64.</summary>
    /// <remarks>Stable; NaN is above every number. No derivative.</remarks>
    public readonly struct Argsort : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, dim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("a dim", t => t[0].Argsort("A"), new Input(("A", 4), ("B", 3))) { IsSmooth = false },
        ];

        internal static Tensor Run(Tensor x, DimRef dim, bool descending)
        {
            int at = DimLookup.Position(nameof(Argsort), x.Type, dim);
            var indices = Tensor.Allocate(x.Type, DType.Int64, x.Device);
            if (indices.ElementCount > 0) Lines.Run(new Sort.Line(descending), x, at, null, indices);
            return indices;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Argsort"/>
            /// <param name="dim">The dim along which to sort.</param>
            /// <param name="descending">Largest first.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            [Signature(Ops.Argsort.Signature)]
            public Tensor Argsort(DimRef dim, bool descending = false) => Ops.Argsort.Run(x, dim, descending);

            /// <summary>Where the elements stand in their order along the last dim.</summary>
            /// <param name="descending">Largest first.</param>
            [Signature("x -> x")]
            public Tensor Argsort(bool descending = false) => Ops.Argsort.Run(x, -1, descending);
        }
    }
}
