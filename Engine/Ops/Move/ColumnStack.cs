using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Tensors side by side along the second dim; vectors are columns.</summary>
    public readonly struct ColumnStack : IOperation
    {
        internal static Tensor Run(ReadOnlySpan<Tensor> tensors) => Cat.Run("ColumnStack", HStack.Each(tensors, x =>
        {
            while (x.Rank < 2) x = Rearrange.Insert(x, x.Rank, default);
            return x;
        }), 1);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("vectors", x => Torch.ColumnStack(x[0], x[1]), new Input(("a", 2)), new Input(("a", 2))) { Positional = "dims by place" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.ColumnStack"/>
        /// <inheritdoc cref="HStack(ReadOnlySpan{Tensor})"/>
        public static Tensor ColumnStack(params ReadOnlySpan<Tensor> tensors) => Ops.ColumnStack.Run(tensors);
    }
}
