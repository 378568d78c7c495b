using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Tensors one below the other: along the first dim; vectors are rows.</summary>
    public readonly struct VStack : IOperation
    {
        internal static Tensor Run(ReadOnlySpan<Tensor> tensors) => Cat.Run("VStack", HStack.Each(tensors, AtLeast.Two), 0);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("vectors", x => Torch.VStack(x[0], x[1]), new Input(("a", 2)), new Input(("a", 2))) { Positional = "dims by place" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.VStack"/>
        /// <inheritdoc cref="HStack(ReadOnlySpan{Tensor})"/>
        public static Tensor VStack(params ReadOnlySpan<Tensor> tensors) => Ops.VStack.Run(tensors);
    }
}
