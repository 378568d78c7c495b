using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with values added at the places of one dim that indices name; places that meet add up, in the order of the indices.</summary>
    public readonly struct IndexAdd : IOperation
    {
        internal static Tensor Run(string operation, Tensor x, DimRef dim, Tensor index, Tensor value, bool adds, Tensor? into) => into is null && ScalarDim.Is(x, dim)
            ? ScalarDim.Lower(Run(operation, ScalarDim.Lift(x), 0, ScalarDim.Lift(index), value, adds, null))
            : PlacedAt.Run(operation, x, [DimLookup.Position(operation, x.Type, dim)], [index], value, adds, into);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("repeated", x => x[0].IndexAdd("b", x[1], x[2]), new Input(("a", 2), ("b", 3)), new Input(("q", 5)) { DType = DType.Int64, Low = 0, High = 3 }, new Input(("a", 2), ("q", 5))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.IndexAdd"/>
            /// <param name="dim">The dim.</param>
            /// <param name="index">Integers from 0 to the dim's size − 1.</param>
            /// <param name="source">What is added: x's dims with those of the index in place of the dim; broadcast to that.</param>
            /// <param name="into">Receives the result, x itself for in place, or null for a new tensor.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the dim.</exception>
            [Signature("x, index, source -> x")]
            public Tensor IndexAdd(DimRef dim, Tensor index, Tensor source, Tensor? into = null) => Ops.IndexAdd.Run("IndexAdd", x, dim, Given.Of(index), Given.Of(source), true, into);
        }
    }
}
