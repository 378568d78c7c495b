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

    /// <summary>Tensors one below the other: along the first dim; vectors are rows.</summary>
    public readonly struct VStack : IOperation
    {
        internal static Tensor Run(ReadOnlySpan<Tensor> tensors) => Cat.Run("VStack", HStack.Each(tensors, AtLeast.Two), 0);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("vectors", x => Torch.VStack(x[0], x[1]), new Input(("a", 2)), new Input(("a", 2))) { Positional = "dims by place" }];
    }

    /// <summary>Tensors one behind the other: along the third dim; a matrix has depth 1.</summary>
    public readonly struct DStack : IOperation
    {
        internal static Tensor Run(ReadOnlySpan<Tensor> tensors) => Cat.Run("DStack", HStack.Each(tensors, AtLeast.Three), 2);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("matrices", x => Torch.DStack(x[0], x[1]), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("b", 3))) { Positional = "dims by place" }];
    }

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
        /// <inheritdoc cref="Ops.HStack"/>
        /// <param name="tensors">At least one; names are unified.</param>
        /// <exception cref="CatException">NT1010: names or ranks differ, or no tensors.</exception>
        public static Tensor HStack(params ReadOnlySpan<Tensor> tensors) => Ops.HStack.Run(tensors);

        /// <inheritdoc cref="Ops.VStack"/>
        /// <inheritdoc cref="HStack(ReadOnlySpan{Tensor})"/>
        public static Tensor VStack(params ReadOnlySpan<Tensor> tensors) => Ops.VStack.Run(tensors);

        /// <inheritdoc cref="Ops.DStack"/>
        /// <inheritdoc cref="HStack(ReadOnlySpan{Tensor})"/>
        public static Tensor DStack(params ReadOnlySpan<Tensor> tensors) => Ops.DStack.Run(tensors);

        /// <inheritdoc cref="Ops.ColumnStack"/>
        /// <inheritdoc cref="HStack(ReadOnlySpan{Tensor})"/>
        public static Tensor ColumnStack(params ReadOnlySpan<Tensor> tensors) => Ops.ColumnStack.Run(tensors);
    }
}
