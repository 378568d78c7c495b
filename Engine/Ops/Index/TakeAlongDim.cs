using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>As <see cref="Gather"/>, the other dims of x and of the indices broadcast against each other.</summary>
    public readonly struct TakeAlongDim : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor indices, DimRef dim)
        {
            int at = DimLookup.Position("TakeAlongDim", x.Type, dim);
            if (indices.Rank == x.Rank)
            {
                long[] ours = x.Sizes.ToArray(), theirs = indices.Sizes.ToArray();
                for (int d = 0; d < x.Rank; d++)
                    if (d != at) (ours[d], theirs[d]) = (ours[d] == 1 ? theirs[d] : -1, theirs[d] == 1 ? ours[d] : -1);
                (ours[at], theirs[at]) = (-1, -1);
                (x, indices) = (Expand.To("TakeAlongDim", x, ours, x.Dims), Expand.To("TakeAlongDim", indices, theirs, indices.Dims));
            }
            return Gathered.Run("TakeAlongDim", x, at, indices);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("broadcast", x => x[0].TakeAlongDim(x[1], "b"), new Input(("a", 2), ("b", 3)), new Input(("a", 1), ("k", 4)) { DType = DType.Int64, Low = 0, High = 3 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.TakeAlongDim"/>
            /// <param name="indices">Integers from 0 to the dim's size − 1.</param>
            /// <param name="dim">The dim the indices lead along.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the dim.</exception>
            public Tensor TakeAlongDim(Tensor indices, DimRef dim) => Ops.TakeAlongDim.Run(x, Given.Of(indices), dim);
        }
    }
}
