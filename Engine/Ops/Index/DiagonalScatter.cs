using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>A copy of x with a source on a diagonal.</summary>
    public readonly struct DiagonalScatter : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("above", x => x[0].DiagonalScatter(x[1], 1), new Input(3, 3), new Input(2)) { Positional = "dims by place" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.DiagonalScatter"/>
            /// <param name="source">What is written.</param>
            /// <param name="offset">Diagonals above the main one (below 0: under it).</param>
            /// <param name="first">The dim of the rows.</param>
            /// <param name="second">The dim of the columns.</param>
            [Signature("x, source -> x")]
            public Tensor DiagonalScatter(Tensor source, long offset = 0, int first = 0, int second = 1) =>
                Ops.SelectScatter.Written("DiagonalScatter", x, y => Ops.Diagonal.Run(y, offset, first, second, null), source);
        }
    }
}
