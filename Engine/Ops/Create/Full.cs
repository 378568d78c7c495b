using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Ops
{
    /// <summary>One value everywhere.</summary>
    public readonly struct Full : IOperation
    {
        internal static Tensor Run(TensorType type, double value, DType dtype) => Fill(Tensor.Allocate(type, dtype), Tensor.Weak(value));

        internal static Tensor Fill(Tensor target, Tensor value)
        {
            Copying.Run(target, value);
            return target;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <summary>Zeros.</summary>
        /// <param name="axes">Names and sizes: <c>Zeros(Batch[8], Model[64])</c>, <c>Zeros(2, 3)</c>.</param>
        public static Tensor Zeros(params ReadOnlySpan<Axis> axes) => Ops.Full.Run(TensorType.Of(axes.ToArray()), 0, DType.Float32);

        /// <summary>Ones.</summary>
        /// <param name="axes">Names and sizes.</param>
        public static Tensor Ones(params ReadOnlySpan<Axis> axes) => Ops.Full.Run(TensorType.Of(axes.ToArray()), 1, DType.Float32);

        /// <summary>Ones of x's type.</summary>
        [Signature("x -> x")]
        public static Tensor OnesLike(Tensor x) => Ops.Full.Run(x.Type, 1, x.DType);
    }
}
