using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>A copy of x with a source at places of its memory.</summary>
    public readonly struct AsStridedScatter : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("a block", x => x[0].AsStridedScatter(x[1], [2, 2], [3, 1]), new Input(3, 3), new Input(2, 2)) { Positional = "by memory" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AsStridedScatter"/>
            /// <param name="source">What is written.</param>
            /// <param name="sizes">Its sizes.</param>
            /// <param name="strides">Elements to step over, per dim.</param>
            /// <param name="offset">The first element; null = x's own.</param>
            [Signature("x, source -> x")]
            public Tensor AsStridedScatter(Tensor source, ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, long offset = 0)
            {
                Axis[] axes = [.. sizes.ToArray().Select(size => (Axis)size)];
                long[] steps = strides.ToArray();
                return Ops.SelectScatter.Written("AsStridedScatter", x, y => Ops.AsStrided.Run(y, axes, steps, offset), source);
            }
        }
    }
}
