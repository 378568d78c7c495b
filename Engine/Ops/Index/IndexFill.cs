using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with one value at the places of one dim that indices name.</summary>
    public readonly struct IndexFill : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("columns", x => x[0].IndexFill("b", x[1], 9f), new Input(("a", 2), ("b", 3)), new Input(("q", 2)) { DType = DType.Int64, Low = 0, High = 3 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.IndexFill"/>
            /// <param name="dim">The dim.</param>
            /// <param name="index">Integers; negative ones count from the end.</param>
            /// <param name="value">The value: a number, or a tensor without dims.</param>
            /// <param name="into">Receives the result, x itself for in place, or null for a new tensor.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the dim.</exception>
            [Signature("x, index, value -> x")]
            public Tensor IndexFill(DimRef dim, Tensor index, Tensor value, Tensor? into = null) => Ops.IndexAdd.Run("IndexFill", x, dim, Given.Of(index), Given.Of(value), false, into);
        }
    }
}
