using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>The last two dims exchanged: a matrix, or every matrix of a batch, transposed. A view.</summary>
    public readonly struct MatrixTranspose : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "..b 'i 'j -> ..b 'j 'i";

        /// <summary>Names and sizes of the matrix alone.</summary>
        public const string MatrixSignature = "'i 'j -> 'j 'i";

        internal static Tensor Run(string operation, Tensor x, int least, int most)
        {
            if (x.Rank < least || x.Rank > most)
                throw new Conflict(DiagnosticId.NT2007, operation, ("reason", $"rank {x.Rank}; {(most == 2 ? least == 2 ? "a matrix has rank 2" : "at most rank 2 is meant" : "a matrix has at least rank 2")}."),
                    ("fix", "Transpose takes the two dims to exchange.")).With("x", x.Type).ToException();
            return x.Rank < 2 ? Retype.Always(x, x.Type) : Transpose.At(x, x.Rank - 2, x.Rank - 1);
        }

        internal static Tensor Reversed(Tensor x)
        {
            var order = new int[x.Rank];
            for (int i = 0; i < order.Length; i++) order[i] = order.Length - 1 - i;
            return Rearrange.Permute(x, order);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("matrix", x => x[0].MT, new Input(("a", 2), ("b", 3))) { Positional = "the last two" },
            new("batch", x => x[0].Adjoint(), new Input(2, 3, 4)) { Positional = "the last two" },
            new("vector", x => x[0].Transposed(), new Input(("a", 3))),
            new("all dims", x => x[0].T, new Input(("a", 2), ("b", 3), ("c", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>x with all dims in reverse order. A view.</summary>
            public Tensor T => Ops.MatrixTranspose.Reversed(x);

            /// <inheritdoc cref="Ops.MatrixTranspose"/>
            /// <exception cref="ShapeException">NT2007: fewer than two dims.</exception>
            [Signature(Ops.MatrixTranspose.Signature)]
            public Tensor MT => Ops.MatrixTranspose.Run("MT", x, 2, int.MaxValue);

            /// <summary>A matrix transposed (and conjugated: real tensors only). A view.</summary>
            /// <exception cref="ShapeException">NT2007: neither a matrix nor a scalar.</exception>
            [Signature(Ops.MatrixTranspose.MatrixSignature)]
            public Tensor H => Ops.MatrixTranspose.Run("H", x, x.Rank == 0 ? 0 : 2, 2);

            /// <inheritdoc cref="Ops.MatrixTranspose"/>
            /// <exception cref="ShapeException">NT2007: fewer than two dims.</exception>
            [Signature(Ops.MatrixTranspose.Signature)]
            public Tensor Adjoint() => Ops.MatrixTranspose.Run("Adjoint", x, 2, int.MaxValue);

            /// <summary>A matrix transposed, PyTorch's <c>t()</c>; a vector and a scalar stay as they are. A view.</summary>
            /// <exception cref="ShapeException">NT2007: more than two dims.</exception>
            public Tensor Transposed() => Ops.MatrixTranspose.Run("Transposed", x, 0, 2);
        }
    }
}
