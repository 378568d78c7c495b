using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>A vector on the diagonal of a square matrix; or the diagonal of a matrix, copied. What is made has no names.</summary>
    public readonly struct Diag : IOperation
    {
        internal static Tensor Run(Tensor x, long shift) => x.Rank switch
        {
            1 => DiagEmbed.Run("Diag", x, shift, -2, -1, default, default),
            2 => Clone.Run(Diagonal.Run(x, shift, 0, 1, null)),
            _ => throw Repeat.Refused("Diag", x, $"rank {x.Rank}; vectors and matrices are meant."),
        };

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("vector", x => x[0].Diag(-1), new Input(3)) { Positional = "dims by place" },
            new("matrix", x => x[0].Diag(), new Input(2, 3)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Diag"/>
            /// <param name="offset">Diagonals above the main one (below 0: under it).</param>
            /// <exception cref="ShapeException">NT2007: neither a vector nor a matrix.</exception>
            public Tensor Diag(long offset = 0) => Ops.Diag.Run(x, offset);
        }
    }
}
