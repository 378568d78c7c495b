using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>x with values written at row-major positions, or added there.</summary>
    public readonly struct Put : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor index, Tensor source, bool accumulate, Tensor? into)
        {
            if (into is not null) Ops.Into.Check("Put", into, x.Type, x.DType, [x, source]);
            var values = source.Type.SameSizes(index.Type) ? Retype.Run(source, index.Type) : source;
            var y = Reshape.Run(PlacedAt.Run("Put", Ravel.Run(x), [0], [index], values, accumulate), x.Type);
            return into is null ? y : into.CopyFrom(y);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("add", x => x[0].Put(x[1], x[2], accumulate: true), new Input(("a", 2), ("b", 3)), new Input(4) { DType = DType.Int64, Low = 0, High = 6 }, new Input(4)) { Positional = "row-major order" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Put"/>
            /// <param name="index">Integers; negative ones count from the end.</param>
            /// <param name="source">A number, or as many values as indices.</param>
            /// <param name="accumulate">Added to what is there, else put in its place.</param>
            /// <param name="into">Receives the result, x itself for in place, or null for a new tensor.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the elements; nothing was written.</exception>
            [Signature("x, index, source -> x")]
            public Tensor Put(Tensor index, Tensor source, bool accumulate = false, Tensor? into = null) => Ops.Put.Run(x, Given.Of(index), Given.Of(source), accumulate, into);
        }
    }
}
