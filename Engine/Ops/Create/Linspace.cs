using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Evenly spaced numbers from start to end, both included.</summary>
    /// <remarks>The second half is counted down from end, so that end is exact. One number: start.</remarks>
    public readonly struct Linspace : IOperation
    {
        internal static double At(double start, double end, long count, long i)
        {
            if (count == 1) return start;
            double step = (end - start) / (count - 1);
            return i < count / 2 ? start + i * step : end - (count - 1 - i) * step;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("axis", _ => Torch.Linspace(0, 1, new Axis("Row", 5)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Linspace"/>
        /// <param name="start">The first number.</param>
        /// <param name="end">The last number.</param>
        /// <param name="axis">The dim and how many numbers.</param>
        /// <param name="dtype">Element type.</param>
        [Signature("-> axes(axis)")]
        public static Tensor Linspace(double start, double end, Axis axis, DType dtype = DType.Float32) =>
            Ops.Sequence.Real(axis, dtype, i => Ops.Linspace.At(start, end, axis.Size, i));
    }
}
