using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with x[…, index[…, j, …], …] = source[…, j, …]; of places that meet, the last in row-major order stays.</summary>
    public readonly struct Scatter : IOperation
    {
        internal static Tensor Run(string operation, Tensor x, DimRef dim, Tensor index, Tensor source, bool adds, Tensor? into) => into is null && ScalarDim.Is(x, dim)
            ? ScalarDim.Lower(Scattered.Run(operation, ScalarDim.Lift(x), 0, ScalarDim.Lift(index), source, adds))
            : Scattered.Run(operation, x, DimLookup.Position(operation, x.Type, dim), index, source, adds, into);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("a number", x => x[0].Scatter("b", x[1], 3f), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("k", 2)) { DType = DType.Int64, Low = 0, High = 3 }),
            new("no places", x => x[0].Scatter("b", x[1], x[2]), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("k", 0)) { DType = DType.Int64, Low = 0, High = 3 }, new Input(("a", 2), ("k", 0))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Scatter"/>
            /// <param name="dim">The dim the index leads along.</param>
            /// <param name="index">Integers from 0 to the dim's size − 1; x's dims in x's order.</param>
            /// <param name="source">A number, or a tensor at least as long as the index.</param>
            /// <param name="into">Receives the result, x itself for in place, or null for a new tensor.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the dim; nothing was written.</exception>
            /// <exception cref="NameMismatchException">NT1001: names differ.</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes do not fit.</exception>
            [Signature("x, index, source -> x")]
            public Tensor Scatter(DimRef dim, Tensor index, Tensor source, Tensor? into = null) => Ops.Scatter.Run("Scatter", x, dim, Given.Of(index), Given.Of(source), false, into);
        }
    }
}
