using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Tensors side by side as columns: along the second dim, or the only one.</summary>
    public readonly struct HStack : IOperation
    {
        internal static Tensor Run(ReadOnlySpan<Tensor> tensors)
        {
            var all = Each(tensors, x => x.Rank == 0 ? Rearrange.Insert(x, 0, default) : x);
            return Cat.Run("HStack", all, all.Length > 0 && all[0].Rank == 1 ? 0 : 1);
        }

        internal static Tensor[] Each(ReadOnlySpan<Tensor> tensors, Func<Tensor, Tensor> change)
        {
            var result = new Tensor[tensors.Length];
            for (int i = 0; i < result.Length; i++) result[i] = change(tensors[i]);
            return result;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("matrices", x => Torch.HStack(x[0], x[1]), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("b", 1))) { Positional = "dims by place" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.HStack"/>
        /// <param name="tensors">At least one; names are unified.</param>
        /// <exception cref="CatException">NT1010: names or ranks differ, or no tensors.</exception>
        public static Tensor HStack(params ReadOnlySpan<Tensor> tensors) => Ops.HStack.Run(tensors);
    }
}
