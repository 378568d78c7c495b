using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with x[…, index[…, j, …], …] += source[…, j, …]; places that meet add up, in row-major order.</summary>
    public readonly struct ScatterAdd : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("repeated", x => x[0].ScatterAdd("b", x[1], x[2]), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("k", 5)) { DType = DType.Int64, Low = 0, High = 3 }, new Input(("a", 2), ("k", 5))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.ScatterAdd"/>
            /// <inheritdoc cref="Scatter(Tensor, DimRef, Tensor, Tensor, Tensor?)"/>
            [Signature("x, index, source -> x")]
            public Tensor ScatterAdd(DimRef dim, Tensor index, Tensor source, Tensor? into = null) => Ops.Scatter.Run("ScatterAdd", x, dim, Given.Of(index), Given.Of(source), true, into);
        }
    }
}
