using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>One number as a tensor without dims.</summary>
    /// <remarks>Unlike a C# number it has a dtype of its own: bool, int64 for whole numbers, float32 for others, unless one is given.</remarks>
    public readonly struct Scalar : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("number", _ => Torch.Scalar(2.5))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Scalar"/>
        /// <param name="value">A number or a bool.</param>
        /// <param name="dtype">Element type; null: the value's.</param>
        /// <param name="requiresGrad">Records what is made of it.</param>
        [Signature("-> ()")]
        public static Tensor Scalar(Tensor value, DType? dtype = null, bool requiresGrad = false) => Ops.Full.Run(TensorType.Scalar, Given.Of(value), dtype, Device.Cpu, requiresGrad);
    }
}
