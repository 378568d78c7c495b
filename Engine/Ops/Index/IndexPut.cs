using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
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
