using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Whole numbers evenly spread over [low, high).</summary>
    public readonly struct RandInt : IOperation
    {
        internal static Tensor Run(long low, long high, ReadOnlySpan<Axis> axes, DType dtype, Device device, Generator? generator)
        {
            RandomArgument.Check("RandInt", low < high, $"there is no whole number from {low} up to below {high}.");
            return Drawing.Make<long, IntegerDraw>(new(low, (ulong)high - (ulong)low), TensorType.Of(axes.ToArray()), dtype, device, generator);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("axes", _ => Torch.RandInt(0, 9, [("Row", 2), ("Column", 3)], generator: new Generator(1)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.RandInt"/>
        /// <param name="low">The least number.</param>
        /// <param name="high">Not reached.</param>
        /// <param name="axes">Names and sizes: <c>RandInt(0, 10, Batch[8])</c>.</param>
        /// <exception cref="ShapeException">NT2007: high is not above low.</exception>
        [Signature("-> axes(axes)")]
        public static Tensor RandInt(long low, long high, params ReadOnlySpan<Axis> axes) => Ops.RandInt.Run(low, high, axes, DType.Int64, Device.Default, null);

        /// <inheritdoc cref="RandInt(long, long, ReadOnlySpan{Axis})"/>
        [Signature("-> axes(axes)")]
        public static Tensor RandInt(long low, long high, params Axis[] axes) => Ops.RandInt.Run(low, high, axes, DType.Int64, Device.Default, null);

        /// <inheritdoc cref="RandInt(long, long, ReadOnlySpan{Axis})"/>
        /// <param name="low">The least number.</param>
        /// <param name="high">Not reached.</param>
        /// <param name="axes">Names and sizes.</param>
        /// <param name="dtype">Element type.</param>
        /// <param name="generator">Where they are drawn from; null: <see cref="Generator.Default"/>.</param>
        /// <param name="device">Where it lives; null: the host.</param>
        [Signature("-> axes(axes)")]
        public static Tensor RandInt(long low, long high, ReadOnlySpan<Axis> axes, DType dtype = DType.Int64, Generator? generator = null, Device? device = null) =>
            Ops.RandInt.Run(low, high, axes, dtype, device ?? Device.Default, generator);
    }
}
