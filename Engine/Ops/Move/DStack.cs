using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Tensors one behind the other: along the third dim; a matrix has depth 1.</summary>
    public readonly struct DStack : IOperation
    {
        internal static Tensor Run(ReadOnlySpan<Tensor> tensors) => Cat.Run("DStack", HStack.Each(tensors, AtLeast.Three), 2);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("matrices", x => Torch.DStack(x[0], x[1]), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("b", 3))) { Positional = "dims by place" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.DStack"/>
        /// <inheritdoc cref="HStack(ReadOnlySpan{Tensor})"/>
        public static Tensor DStack(params ReadOnlySpan<Tensor> tensors) => Ops.DStack.Run(tensors);
    }
}
