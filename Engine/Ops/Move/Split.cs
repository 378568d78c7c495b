using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x in pieces along one dim. Views.</summary>
    public readonly struct Split : IOperation
    {
        internal static Tensor[] Run(Tensor x, long size, DimRef dim)
        {
            int at = DimLookup.Position("Split", x.Type, dim);
            long whole = x.Sizes[at];
            if (size < 0 || size == 0 && whole > 0) throw Repeat.Refused("Split", x, $"pieces of size {size} are not possible.");
            long count = whole == 0 ? 1 : (whole + size - 1) / size;
            var sizes = new long[count];
            for (long i = 0; i < count; i++) sizes[i] = Math.Min(size, whole - i * size);
            return Pieces(x, at, sizes);
        }

        internal static Tensor[] Run(Tensor x, long[] sizes, DimRef dim)
        {
            int at = DimLookup.Position("Split", x.Type, dim);
            if (sizes.Sum() != x.Sizes[at] || sizes.Any(s => s < 0))
                throw new Conflict(DiagnosticId.NT2003, "Split", ("reason", $"sizes ({string.Join(", ", sizes)}) do not add to {x.Sizes[at]}, the size of dim '{x.Dims[at]}'.")).With("x", x.Type).ToException();
            return Pieces(x, at, sizes);
        }

        internal static Tensor[] Pieces(Tensor x, int at, long[] sizes)
        {
            var result = new Tensor[sizes.Length];
            long start = 0;
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = Part.Narrow(x, at, start, sizes[i]);
                start += sizes[i];
            }
            return result;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("size", x => { var y = x[0].Split(2, "b"); return y[0] * y[1]; }, new Input(("a", 2), ("b", 4))),
            new("sizes", x => x[0].Split([1, 3], "b")[1], new Input(("a", 2), ("b", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Split"/>
            /// <param name="size">The size of each piece; the last one may be smaller.</param>
            /// <param name="dim">The dim.</param>
            /// <exception cref="ShapeException">NT2007: a size below 1.</exception>
            [Signature("x -> list(resize(x, dim, _))")]
            public Tensor[] Split(long size, DimRef dim) => Ops.Split.Run(x, size, dim);

            /// <inheritdoc cref="Ops.Split"/>
            /// <param name="sizes">The sizes of the pieces.</param>
            /// <param name="dim">The dim.</param>
            /// <exception cref="ShapeException">NT2003: they do not add to the dim's size.</exception>
            [Signature("x -> list(resize(x, dim, _))")]
            public Tensor[] Split(ReadOnlySpan<long> sizes, DimRef dim) => Ops.Split.Run(x, sizes.ToArray(), dim);
        }
    }
}
