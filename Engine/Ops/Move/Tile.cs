using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>As <see cref="Repeat"/>, with 1 for the leading dims that have no number.</summary>
    public readonly struct Tile : IOperation
    {
        internal static Tensor Run(Tensor x, long[] times) => Repeat.Run("Tile", x, [.. Enumerable.Repeat(1L, Math.Max(0, x.Rank - times.Length)), .. times]);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("last", x => x[0].Tile(2), new Input(("a", 2), ("b", 3))) { Positional = "dims by place" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Tile"/>
            /// <param name="times">Copies along the last dims.</param>
            /// <exception cref="ShapeException">NT2007: a number below 0.</exception>
            public Tensor Tile(params ReadOnlySpan<long> times) => Ops.Tile.Run(x, times.ToArray());
        }
    }
}
