using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>A copy of x with a source in one place of one dim.</summary>
    public readonly struct SelectScatter : IOperation
    {
        /// <summary>A copy of x, one part of which is overwritten; recorded as a write into a view.</summary>
        internal static Tensor Written(string operation, Tensor x, Func<Tensor, Tensor> part, Tensor source)
        {
            var y = Clone.Run(x);
            Assigned.Run(operation, part(y), source);
            return y;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("row", x => x[0].SelectScatter(x[1], "a", 1), new Input(("a", 2), ("b", 3)), new Input(("b", 3)))];
    }

    /// <summary>A copy of x with a source in regular places of one dim.</summary>
    public readonly struct SliceScatter : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor source, DimRef dim, Range range, long step)
        {
            int at = DimLookup.Position("SliceScatter", x.Type, dim);
            At index = (range, step);
            return SelectScatter.Written("SliceScatter", x, y => new Basic(y, [.. Enumerable.Repeat((At)(..), at), index]).View(), source);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("columns", x => x[0].SliceScatter(x[1], "b", 1.., 2), new Input(("a", 2), ("b", 5)), new Input(("a", 2), ("b", 2)))];
    }

    /// <summary>A copy of x with a source on a diagonal.</summary>
    public readonly struct DiagonalScatter : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("above", x => x[0].DiagonalScatter(x[1], 1), new Input(3, 3), new Input(2)) { Positional = "dims by place" }];
    }

    /// <summary>A copy of x with a source at places of its memory.</summary>
    public readonly struct AsStridedScatter : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("a block", x => x[0].AsStridedScatter(x[1], [2, 2], [3, 1]), new Input(3, 3), new Input(2, 2)) { Positional = "by memory" }];
    }

    /// <summary>A copy of x with a value where indices point, or added there: <c>x[…] = value</c> without changing x.</summary>
    public readonly struct IndexPut : IOperation
    {
        internal static Tensor Run(Tensor x, ReadOnlySpan<At> at, Tensor value, bool accumulate)
        {
            var y = Clone.Run(x);
            Indexing.Write(y, at, value, accumulate);
            return y;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("places", x => x[0].IndexPut([("a", x[1])], x[2]), new Input(("a", 3), ("b", 2)), new Input(("q", 1)) { DType = DType.Int64, Low = 0, High = 3 }, new Input(("q", 1), ("b", 2))),
            new("added", x => x[0].IndexPut([("a", x[1])], x[2], accumulate: true), new Input(("a", 3), ("b", 2)), new Input(("q", 5)) { DType = DType.Int64, Low = 0, High = 3 }, new Input(("q", 5), ("b", 2))),
            new("a part", x => x[0].IndexPut([("a", 1..)], x[1]), new Input(("a", 3), ("b", 2)), new Input(("b", 2))),
            new("added to a part", x => x[0].IndexPut([("a", ..2)], x[1], accumulate: true), new Input(("a", 3), ("b", 2)), new Input(("b", 2))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.SelectScatter"/>
            /// <param name="source">What is written.</param>
            /// <param name="dim">The dim.</param>
            /// <param name="index">The place; negative counts from the end.</param>
            /// <exception cref="TensorIndexException">NT2006: out of range.</exception>
            [Signature("x, source -> x")]
            public Tensor SelectScatter(Tensor source, DimRef dim, int index) => Ops.SelectScatter.Written("SelectScatter", x, y => Ops.Select.Run("SelectScatter", y, dim, index), source);

            /// <inheritdoc cref="Ops.SliceScatter"/>
            /// <param name="source">What is written.</param>
            /// <param name="dim">The dim.</param>
            /// <param name="range">The places.</param>
            /// <param name="step">Every how many of them.</param>
            /// <exception cref="ShapeException">NT2007: a step below 1.</exception>
            [Signature("x, source -> x")]
            public Tensor SliceScatter(Tensor source, DimRef dim, Range range, long step = 1) => Ops.SliceScatter.Run(x, source, dim, range, step);

            /// <inheritdoc cref="Ops.DiagonalScatter"/>
            /// <param name="source">What is written.</param>
            /// <param name="offset">Diagonals above the main one (below 0: under it).</param>
            /// <param name="first">The dim of the rows.</param>
            /// <param name="second">The dim of the columns.</param>
            [Signature("x, source -> x")]
            public Tensor DiagonalScatter(Tensor source, long offset = 0, int first = 0, int second = 1) =>
                Ops.SelectScatter.Written("DiagonalScatter", x, y => Ops.Diagonal.Run(y, offset, first, second, null), source);

            /// <inheritdoc cref="Ops.AsStridedScatter"/>
            /// <param name="source">What is written.</param>
            /// <param name="sizes">Its sizes.</param>
            /// <param name="strides">Elements to step over, per dim.</param>
            /// <param name="offset">The first element; null = x's own.</param>
            [Signature("x, source -> x")]
            public Tensor AsStridedScatter(Tensor source, ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, long offset = 0)
            {
                Axis[] axes = [.. sizes.ToArray().Select(size => (Axis)size)];
                long[] steps = strides.ToArray();
                return Ops.SelectScatter.Written("AsStridedScatter", x, y => Ops.AsStrided.Run(y, axes, steps, offset), source);
            }

            /// <inheritdoc cref="Ops.IndexPut"/>
            /// <param name="at">As between the brackets of <c>x[…]</c>.</param>
            /// <param name="value">What is written, unified with the part.</param>
            /// <param name="accumulate">Added to what is there, else put in its place.</param>
            /// <exception cref="TensorIndexException">NT2006: out of range.</exception>
            [Signature("x, value -> x")]
            public Tensor IndexPut(ReadOnlySpan<At> at, Tensor value, bool accumulate = false) => Ops.IndexPut.Run(x, at, value, accumulate);
        }
    }
}
