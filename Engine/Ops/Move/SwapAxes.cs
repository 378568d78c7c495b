using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>As <see cref="Transpose"/>, under NumPy's name.</summary>
    public readonly struct SwapAxes : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("names", x => x[0].SwapAxes("a", "b"), new Input(("a", 2), ("b", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.SwapAxes"/>
            /// <inheritdoc cref="Transpose(Tensor, DimRef, DimRef)" path="/param"/>
            [Signature("x -> swap(x, first, second)")]
            public Tensor SwapAxes(DimRef first, DimRef second) => Ops.Transpose.Run("SwapAxes", x, first, second);
        }
    }
}
