using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>The number of the bucket of every element, given the buckets' boundaries.</summary>
    public readonly struct Bucketize : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("vector", x => x[0].Bucketize(Torch.Arange(3).To(x[0].Device)), new Input(("a", 5))) { IsSmooth = false }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Bucketize"/>
            /// <param name="boundaries">A vector, ascending.</param>
            /// <param name="right">A boundary belongs to the bucket above it, else to that below.</param>
            /// <param name="dtype">int32 or int64.</param>
            [Signature("x, boundaries -> x")]
            public Tensor Bucketize(Tensor boundaries, bool right = false, DType dtype = DType.Int64) => Ops.SearchSorted.Run("Bucketize", Given.Of(boundaries), x, right, dtype, null);
        }
    }
}
