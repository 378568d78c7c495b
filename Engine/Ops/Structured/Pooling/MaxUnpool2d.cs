using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The elements of a max pooling over the last two dims put back where they were, among zeros.</summary>
    /// <remarks>Where two windows chose one place, the last counts.</remarks>
    public readonly struct MaxUnpool2d : IOperation
    {
        /// <summary>Names and sizes, the pooled dims last.</summary>
        public const string Signature = "..b 'h 'w -> ..b 'h=size0 'w=size1";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("back", x => { var pooled = x[0].MaxPool2dWithIndices(2); return pooled.Values.MaxUnpool2d(pooled.Indices, 2, size: (6, 5)); }, new Input(("Batch", 2), ("Channel", 2), ("Height", 6), ("Width", 5))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.MaxUnpool2d"/>
            /// <param name="indices">The places that the pooling gave: int64, the dims of x.</param>
            /// <param name="kernel">The pooling's.</param>
            /// <param name="stride">The pooling's.</param>
            /// <param name="padding">The pooling's.</param>
            /// <param name="size">Sizes of the pooled dims before the pooling; default: the smallest that fit.</param>
            /// <exception cref="TensorIndexException">NT2006: a place outside of the result.</exception>
            public Tensor MaxUnpool2d(Tensor indices, PerDim kernel, PerDim stride = default, PerDim padding = default, PerDim size = default) =>
                Ops.Pooling.Unpool("MaxUnpool2d", x, Given.Of(indices), 2, kernel, stride, padding, size);
        }
    }
}
