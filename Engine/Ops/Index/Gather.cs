using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>
    /// y[…, j, …] = x[…, index[…, j, …], …]: the index leads along one dim and runs with x along the others. An index without that dim
    /// picks one place everywhere, and the dim goes.
    /// </summary>
    /// <remarks>Adjoint: the cotangents added at their places, in row-major order.</remarks>
    public readonly struct Gather : IOperation
    {
        internal static Tensor Run(Tensor x, DimRef dim, Tensor index)
        {
            if (ScalarDim.Is(x, dim)) return Reshape.Run(Gathered.Run("Gather", ScalarDim.Lift(x), 0, ScalarDim.Lift(index)), index.Type);
            int at = DimLookup.Position("Gather", x.Type, dim);
            if (index.Rank != x.Rank - 1) return Gathered.Run("Gather", x, at, index);
            return Rearrange.Remove(Gathered.Run("Gather", x, at, Rearrange.Insert(index, at, default)), at);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("named index", x => x[0].Gather("b", x[1]), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("k", 4)) { DType = DType.Int64, Low = 0, High = 3 }),
            new("first dim", x => x[0].Gather(0, x[1]), new Input(3, 2), new Input(2, 2) { DType = DType.Int32, Low = 0, High = 3 }) { Positional = "dims by place" },
            new("one place", x => x[0].Gather("c", x[1]), new Input(("a", 2), ("b", 3), ("c", 4)), new Input(("a", 2), ("b", 3)) { DType = DType.Int64, Low = 0, High = 4 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Gather"/>
            /// <param name="dim">The dim the index leads along.</param>
            /// <param name="index">Integers from 0 to the dim's size − 1; x's dims in x's order, or all but <paramref name="dim"/>. Its name
            /// at the dim becomes the result's.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the dim.</exception>
            /// <exception cref="NameMismatchException">NT1001: the index has other names elsewhere.</exception>
            /// <exception cref="SizeMismatchException">NT2001: the index is longer than x elsewhere.</exception>
            /// <exception cref="ShapeException">NT2007: the index has another rank.</exception>
            public Tensor Gather(DimRef dim, Tensor index) => Ops.Gather.Run(x, dim, Given.Of(index));
        }
    }
}
