using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x where column ≥ row + diagonal, 0 below.</summary>
    /// <remarks>Adjoint: the same of the cotangent.</remarks>
    public readonly struct Triu : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("last two", x => x[0].Triu(-1), new Input(3, 3)) { Positional = "the last two" },
            new("names", x => x[0].Triu("c", "a"), new Input(("a", 3), ("b", 2), ("c", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>The upper triangles of the planes of the last two dims, 0 below.</summary>
            /// <param name="diagonal">Where the triangle starts beyond the main diagonal.</param>
            /// <exception cref="ShapeException">NT2007: fewer than two dims.</exception>
            [Signature("x -> x")]
            public Tensor Triu(long diagonal = 0) => Ops.Tril.Last("Triu", x, diagonal, true);

            /// <inheritdoc cref="Ops.Triu"/>
            /// <param name="row">The dim of the rows.</param>
            /// <param name="column">The dim of the columns.</param>
            /// <param name="diagonal">Where the triangle starts beyond the main diagonal.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            [Signature("x -> x")]
            public Tensor Triu(DimRef row, DimRef column, long diagonal = 0) => Ops.Tril.ByName("Triu", x, row, column, diagonal, true);
        }
    }
}
