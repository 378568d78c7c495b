using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The elements at row-major positions; the result has the dims of the index.</summary>
    public readonly struct Take : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x, index -> index";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("matrix", x => x[0].Take(x[1]), new Input(("a", 2), ("b", 3)), new Input(("q", 4)) { DType = DType.Int64, Low = -6, High = 6 }) { Positional = "row-major order" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Take"/>
            /// <param name="index">Integers; negative ones count from the end.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the elements.</exception>
            [Signature(Ops.Take.Signature)]
            public Tensor Take(Tensor index) => Ops.Indexed.Run("Take", Ops.Ravel.Run(x), [0], [Given.Of(index)]);
        }
    }
}
