using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Ones.</summary>
    public readonly struct Ones : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("axes", _ => Torch.Ones([("Row", 2), ("Column", 3)], DType.Float32))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Ones"/>
        /// <param name="axes">Names and sizes: <c>Ones(Batch[8], Model[64])</c>, <c>Ones(2, 3)</c>.</param>
        [Signature("-> axes(axes)")]
        public static Tensor Ones(params ReadOnlySpan<Axis> axes) => Ops.Full.Run(TensorType.Of(axes.ToArray()), 1, DType.Float32, Device.Default);

        /// <inheritdoc cref="Ones(ReadOnlySpan{Axis})"/>
        [Signature("-> axes(axes)")]
        public static Tensor Ones(params Axis[] axes) => Ops.Full.Run(TensorType.Of(Given.Of(axes)), 1, DType.Float32, Device.Default);

        /// <inheritdoc cref="Ops.Ones"/>
        /// <param name="axes">Names and sizes: <c>Ones([Batch[8]], DType.Int64)</c>.</param>
        /// <param name="dtype">Element type.</param>
        /// <param name="requiresGrad">Records what is made of it.</param>
        /// <param name="device">Where it lives; null: the host.</param>
        [Signature("-> axes(axes)")]
        public static Tensor Ones(ReadOnlySpan<Axis> axes, DType dtype, bool requiresGrad = false, Device? device = null) =>
            Ops.Full.Run(TensorType.Of(axes.ToArray()), 1, dtype, device ?? Device.Default, requiresGrad);

        /// <summary>Ones, of x's names and sizes.</summary>
        /// <param name="x">Gives names, sizes and dtype.</param>
        /// <param name="dtype">Element type; null: x's.</param>
        [Signature("x -> x")]
        public static Tensor OnesLike(Tensor x, DType? dtype = null) => Ops.Full.Run(Given.Of(x).Type, 1, dtype ?? x.DType, x.Device);

        extension(Tensor x)
        {
            /// <summary>Ones, of x's dtype, with names and sizes of its own.</summary>
            /// <param name="axes">Names and sizes.</param>
            [Signature("x -> axes(axes)")]
            public Tensor NewOnes(params ReadOnlySpan<Axis> axes) => Ops.Full.Run(TensorType.Of(axes.ToArray()), 1, x.DType, x.Device);
        }
    }
}
