using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The diagonal of the planes of two dims, along a new last dim; the two dims go. A view.</summary>
    /// <remarks>Adjoint: the cotangent on the diagonal of zeros.</remarks>
    public readonly struct Diagonal : IDifferentiable
    {
        readonly int first, second;
        readonly long shift;

        Diagonal(int first, int second, long shift) => (this.first, this.second, this.shift) = (first, second, shift);

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, long shift, DimRef first, DimRef second, string? into)
        {
            int a = DimLookup.Position("Diagonal", x.Type, first), b = DimLookup.Position("Diagonal", x.Type, second);
            if (a == b) throw new Conflict(DiagnosticId.NT1014, "Diagonal", ("dim", x.Dims.NameAt(a) ?? a.ToString())).With("x", x.Type).ToException();
            long length = Math.Max(0, Math.Min(x.Sizes[a] + Math.Min(shift, 0), x.Sizes[b] - Math.Max(shift, 0)));
            var rest = Drop.At(x.Type, [a, b], keep: false);
            var type = New.Types("Diagonal", rest, DimSlot.Of(into), length, -1);
            return At(x, type, a, b, shift);
        }

        internal static Tensor At(Tensor x, TensorType type, int first, int second, long shift)
        {
            var (strides, offset) = Layout(x, first, second, shift, type.SizeArray[^1]);
            return Views.Make(new Diagonal(first, second, shift), x, type, strides, offset);
        }

        internal static (long[] Strides, long Offset) Layout(Tensor x, int first, int second, long shift, long length)
        {
            var strides = new List<long>();
            for (int d = 0; d < x.Rank; d++)
                if (d != first && d != second) strides.Add(x.Strides[d]);
            strides.Add(x.Strides[first] + x.Strides[second]);
            long offset = x.Offset;
            if (length > 0) offset += Math.Max(-shift, 0) * x.Strides[first] + Math.Max(shift, 0) * x.Strides[second];
            return ([.. strides], offset);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = OnDiagonal.Run(pull.Cotangent, pull.TypeOf(0), first, second, shift);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("named", x => x[0].Diagonal("a", "b", "d"), new Input(("a", 2), ("c", 2), ("b", 3))),
            new("above", x => x[0].Diagonal(1), new Input(3, 3)) { Positional = "dims by place" },
            new("below", x => x[0].Diagonal(-1, 2, 0), new Input(2, 2, 3)) { Positional = "dims by place" },
            new("beyond", x => x[0].Diagonal(5), new Input(2, 3)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Diagonal"/>
            /// <param name="first">The dim of the rows.</param>
            /// <param name="second">The dim of the columns.</param>
            /// <param name="into">The name of the diagonal's dim: a new one or one of theirs; null = unnamed.</param>
            /// <param name="offset">Diagonals above the main one (below 0: under it).</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: the name is taken; NT1014: one dim twice.</exception>
            public Tensor Diagonal(DimRef first, DimRef second, Dim? into, long offset = 0) => Ops.Diagonal.Run(x, offset, first, second, into?.Name);

            /// <summary>The diagonal of the planes of two dims, along a new unnamed last dim; the two dims go. A view.</summary>
            /// <param name="offset">Diagonals above the main one (below 0: under it).</param>
            /// <param name="first">The dim of the rows.</param>
            /// <param name="second">The dim of the columns.</param>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: one dim twice.</exception>
            public Tensor Diagonal(long offset = 0, int first = 0, int second = 1) => Ops.Diagonal.Run(x, offset, first, second, null);
        }
    }
}
