using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Powers of a base whose exponents are evenly spaced from start to end, both included.</summary>
    public readonly struct Logspace : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("axis", _ => Torch.Logspace(0, 2, new Axis("Row", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Logspace"/>
        /// <param name="start">The first exponent.</param>
        /// <param name="end">The last exponent.</param>
        /// <param name="axis">The dim and how many numbers.</param>
        /// <param name="radix">The base.</param>
        /// <param name="dtype">Element type.</param>
        [Signature("-> axes(axis)")]
        public static Tensor Logspace(double start, double end, Axis axis, double radix = 10, DType dtype = DType.Float32) =>
            Ops.Sequence.Real(axis, dtype, i => Math.Pow(radix, Ops.Linspace.At(start, end, axis.Size, i)));
    }
}
