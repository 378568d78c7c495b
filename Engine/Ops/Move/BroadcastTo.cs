using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x stretched to sizes, aligned from the right; new leading dims are unnamed. A view.</summary>
    public readonly struct BroadcastTo : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("sizes", x => x[0].BroadcastTo(2, 4, 3), new Input(1, 3)) { Positional = "sizes by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.BroadcastTo"/>
            /// <param name="sizes">The sizes of the result; −1 = as it is.</param>
            /// <exception cref="SizeMismatchException">NT2001: a dim of another size than 1 would stretch.</exception>
            /// <exception cref="ShapeException">NT2007: too few sizes, or one below −1.</exception>
            public Tensor BroadcastTo(params ReadOnlySpan<long> sizes) => Ops.Expand.To("BroadcastTo", x, sizes.ToArray(), x.Dims);
        }
    }
}
