using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x where column ≤ row + diagonal, 0 above.</summary>
    /// <remarks>Adjoint: the same of the cotangent.</remarks>
    public readonly struct Tril : IOperation
    {
        internal static Tensor Last(string operation, Tensor x, long diagonal, bool upper)
        {
            if (x.Rank < 2) throw Repeat.Refused(operation, x, $"rank {x.Rank}, at least 2 is wanted.");
            return At(x, x.Rank - 2, x.Rank - 1, diagonal, upper);
        }

        internal static Tensor ByName(string operation, Tensor x, DimRef row, DimRef column, long diagonal, bool upper)
        {
            int[] plane = DimLookup.Positions(operation, x.Type, [row, column]);
            return At(x, plane[0], plane[1], diagonal, upper);
        }

        static Tensor At(Tensor x, int row, int column, long diagonal, bool upper)
        {
            var mask = upper ? Sequence.Pattern((int)x.Sizes[row], (int)x.Sizes[column], DType.Bool, (i, j) => j >= i + diagonal)
                : Sequence.Pattern((int)x.Sizes[row], (int)x.Sizes[column], DType.Bool, (i, j) => j <= i + diagonal);
            mask = Transfer.Run(mask, x.Device);
            var sizes = new long[x.Rank];
            var strides = new long[x.Rank];
            Array.Fill(sizes, 1);
            (sizes[row], sizes[column]) = (x.Sizes[row], x.Sizes[column]);
            (strides[row], strides[column]) = (mask.Strides[0], mask.Strides[1]);
            // The mask's dims of size 1 are no units; x's stay what they are.
            return Retype.Run(Where.Run(mask.View(new(DimList.Unnamed(x.Rank), sizes), strides, 0), x, Tensor.Weak(0), dtype: x.DType), x.Type);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("last two", x => x[0].Tril(), new Input(2, 3, 3)) { Positional = "the last two" },
            new("names", x => x[0].Tril("a", "c", 1), new Input(("a", 3), ("b", 2), ("c", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>The lower triangles of the planes of the last two dims, 0 above.</summary>
            /// <param name="diagonal">How far the triangle reaches beyond the main diagonal.</param>
            /// <exception cref="ShapeException">NT2007: fewer than two dims.</exception>
            [Signature("x -> x")]
            public Tensor Tril(long diagonal = 0) => Ops.Tril.Last("Tril", x, diagonal, false);

            /// <inheritdoc cref="Ops.Tril"/>
            /// <param name="row">The dim of the rows.</param>
            /// <param name="column">The dim of the columns.</param>
            /// <param name="diagonal">How far the triangle reaches beyond the main diagonal.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            [Signature("x -> x")]
            public Tensor Tril(DimRef row, DimRef column, long diagonal = 0) => Ops.Tril.ByName("Tril", x, row, column, diagonal, false);
        }
    }
}
