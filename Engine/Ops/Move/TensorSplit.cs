using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x in exactly so many pieces along one dim, the first ones longer by 1 perhaps; or cut at given places. Views.</summary>
    public readonly struct TensorSplit : IOperation
    {
        internal static Tensor[] Run(string operation, Tensor x, long sections, DimRef dim, bool equal = false)
        {
            int at = DimLookup.Position(operation, x.Type, dim);
            long size = x.Sizes[at];
            if (sections < 1 || equal && size % sections != 0) throw Repeat.Refused(operation, x, $"{sections} {(equal ? "equal " : "")}pieces of dim '{x.Dims[at]}' of size {size} are not possible.");
            return Split.Pieces(x, at, [.. Enumerable.Range(0, checked((int)sections)).Select(i => size / sections + (i < size % sections ? 1 : 0))]);
        }

        internal static Tensor[] Run(string operation, Tensor x, long[] places, DimRef dim)
        {
            int at = DimLookup.Position(operation, x.Type, dim);
            var result = new Tensor[places.Length + 1];
            long size = x.Sizes[at], start = 0;
            for (int i = 0; i < result.Length; i++)
            {
                long end = i == places.Length ? size : Math.Clamp(places[i] < 0 ? places[i] + size : places[i], 0, size);
                result[i] = Part.Narrow(x, at, Math.Min(start, size), Math.Max(end - start, 0));
                start = end;
            }
            return result;
        }

        /// <summary>The dim that a split by position means: <paramref name="at"/>, or the only one.</summary>
        internal static int Dim(string operation, Tensor x, int at, int least)
        {
            if (x.Rank < least) throw Repeat.Refused(operation, x, $"rank {x.Rank}, at least {least} is wanted.");
            return x.Rank == 1 ? 0 : at;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("sections", x => x[0].TensorSplit(2, "b")[0], new Input(("a", 2), ("b", 5))),
            new("places", x => x[0].TensorSplit([1, 3], "b")[1], new Input(("a", 2), ("b", 5))),
            new("columns", x => x[0].HSplit(2)[1], new Input(("a", 2), ("b", 4))) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.TensorSplit"/>
            /// <param name="sections">The number of pieces, ≥ 1.</param>
            /// <param name="dim">The dim.</param>
            /// <exception cref="ShapeException">NT2007: fewer than 1.</exception>
            [Signature("x -> list(resize(x, dim, _))")]
            public Tensor[] TensorSplit(long sections, DimRef dim) => Ops.TensorSplit.Run("TensorSplit", x, sections, dim);

            /// <inheritdoc cref="Ops.TensorSplit"/>
            /// <param name="places">Where a new piece starts; negative ones count from the end.</param>
            /// <param name="dim">The dim.</param>
            [Signature("x -> list(resize(x, dim, _))")]
            public Tensor[] TensorSplit(ReadOnlySpan<long> places, DimRef dim) => Ops.TensorSplit.Run("TensorSplit", x, places.ToArray(), dim);

            /// <summary>Equal pieces along the second dim, or the only one. Views.</summary>
            /// <param name="sections">The number of pieces.</param>
            /// <exception cref="ShapeException">NT2007: no dims, or no equal pieces.</exception>
            public Tensor[] HSplit(long sections) => Ops.TensorSplit.Run("HSplit", x, sections, Ops.TensorSplit.Dim("HSplit", x, 1, 1), equal: true);

            /// <summary>Equal pieces along the first of at least two dims. Views.</summary>
            /// <param name="sections">The number of pieces.</param>
            /// <exception cref="ShapeException">NT2007: too few dims, or no equal pieces.</exception>
            public Tensor[] VSplit(long sections) => Ops.TensorSplit.Run("VSplit", x, sections, Ops.TensorSplit.Dim("VSplit", x, 0, 2), equal: true);

            /// <summary>Equal pieces along the third of at least three dims. Views.</summary>
            /// <param name="sections">The number of pieces.</param>
            /// <exception cref="ShapeException">NT2007: too few dims, or no equal pieces.</exception>
            public Tensor[] DSplit(long sections) => Ops.TensorSplit.Run("DSplit", x, sections, Ops.TensorSplit.Dim("DSplit", x, 2, 3), equal: true);
        }
    }
}
