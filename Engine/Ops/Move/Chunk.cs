using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x in at most so many pieces of equal size along one dim, the last one smaller perhaps. Views.</summary>
    public readonly struct Chunk : IOperation
    {
        internal static Tensor[] Run(Tensor x, int chunks, DimRef dim)
        {
            int at = DimLookup.Position("Chunk", x.Type, dim);
            if (chunks < 1) throw Repeat.Refused("Chunk", x, $"{chunks} pieces are not possible.");
            long size = (x.Sizes[at] + chunks - 1) / chunks;
            return size == 0 ? Split.Pieces(x, at, new long[chunks]) : Split.Run(x, size, at);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("last", x => x[0].Chunk(2, "b")[1], new Input(("a", 2), ("b", 5)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Chunk"/>
            /// <param name="chunks">The number of pieces, ≥ 1.</param>
            /// <param name="dim">The dim.</param>
            /// <exception cref="ShapeException">NT2007: fewer than 1.</exception>
            [Signature("x -> list(resize(x, dim, _))")]
            public Tensor[] Chunk(int chunks, DimRef dim) => Ops.Chunk.Run(x, chunks, dim);
        }
    }
}
