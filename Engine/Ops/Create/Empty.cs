using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Whatever the memory holds: to be written before it is read.</summary>
    public readonly struct Empty : IOperation
    {
        internal static Tensor Run(TensorType type, DType dtype, Device device, bool requiresGrad = false)
        {
            var result = Tensor.Allocate(type, dtype, device);
            if (requiresGrad) result.RequiresGrad = true;
            return result;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("by its type", _ => Torch.Empty([("Row", 2)], DType.Float64).FillZeros())];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Empty"/>
        /// <param name="axes">Names and sizes: <c>Empty(Batch[8], Model[64])</c>, <c>Empty(2, 3)</c>.</param>
        [Signature("-> axes(axes)")]
        public static Tensor Empty(params ReadOnlySpan<Axis> axes) => Ops.Empty.Run(TensorType.Of(axes.ToArray()), DType.Float32, Device.Default);

        /// <inheritdoc cref="Empty(ReadOnlySpan{Axis})"/>
        [Signature("-> axes(axes)")]
        public static Tensor Empty(params Axis[] axes) => Ops.Empty.Run(TensorType.Of(Given.Of(axes)), DType.Float32, Device.Default);

        /// <inheritdoc cref="Ops.Empty"/>
        /// <param name="axes">Names and sizes: <c>Empty([Batch[8]], DType.Int64)</c>.</param>
        /// <param name="dtype">Element type.</param>
        /// <param name="requiresGrad">Records what is made of it.</param>
        /// <param name="device">Where it lives; null: the host.</param>
        [Signature("-> axes(axes)")]
        public static Tensor Empty(ReadOnlySpan<Axis> axes, DType dtype, bool requiresGrad = false, Device? device = null) =>
            Ops.Empty.Run(TensorType.Of(axes.ToArray()), dtype, device ?? Device.Default, requiresGrad);

        /// <summary>Whatever the memory holds, of x's names and sizes.</summary>
        /// <param name="x">Gives names, sizes and dtype.</param>
        /// <param name="dtype">Element type; null: x's.</param>
        [Signature("x -> x")]
        public static Tensor EmptyLike(Tensor x, DType? dtype = null) => Ops.Empty.Run(Given.Of(x).Type, dtype ?? x.DType, x.Device);

        extension(Tensor x)
        {
            /// <summary>Whatever the memory holds, of x's dtype, with names and sizes of its own.</summary>
            /// <param name="axes">Names and sizes.</param>
            [Signature("x -> axes(axes)")]
            public Tensor NewEmpty(params ReadOnlySpan<Axis> axes) => Ops.Empty.Run(TensorType.Of(axes.ToArray()), x.DType, x.Device);
        }
    }
}
