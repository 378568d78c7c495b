using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>One value everywhere.</summary>
    /// <remarks>Without a dtype the value decides: bool, int64 for whole numbers, float32 for others.</remarks>
    public readonly struct Full : IOperation
    {
        internal static Tensor Run(TensorType type, double value, DType dtype, Device device, bool requiresGrad = false) =>
            Run(type, dtype == DType.Float32 ? Tensor.Weak((float)value) : Tensor.Weak(value), dtype, device, requiresGrad);

        internal static Tensor Run(TensorType type, Tensor value, DType? dtype, Device device, bool requiresGrad = false)
        {
            if (value.Rank != 0) throw new Conflict(DiagnosticId.NT2007, "Full", ("reason", "the value has dims.")).With("value", value.Type).ToException();
            var made = dtype ?? DTypeOf(value);
            if (value.IsWeak && made != value.DType && !made.IsFloating && value.To(DType.Float64).Item<double>() is var number && !Fits(number, made))
                throw new Conflict(DiagnosticId.NT4103, "Full", ("value", number), ("dtype", made.Name)).ToException();
            var result = Tensor.Allocate(type, made, device);
            Fill(result, value);
            if (requiresGrad) result.RequiresGrad = true;
            return result;
        }

        /// <summary>Overwrites fresh memory; not recorded.</summary>
        internal static Tensor Fill(Tensor target, Tensor value)
        {
            Copying.Run(target, value);
            return target;
        }

        // Whole numbers of the type; a bool takes any number as PyTorch does.
        static bool Fits(double value, DType dtype) => dtype switch
        {
            DType.UInt8 => value is >= byte.MinValue and <= byte.MaxValue,
            DType.Int8 => value is >= sbyte.MinValue and <= sbyte.MaxValue,
            DType.Int16 => value is >= short.MinValue and <= short.MaxValue,
            DType.Int32 => value is >= int.MinValue and <= int.MaxValue,
            DType.Int64 => value is >= long.MinValue and < 9.2233720368547758e18,
            _ => true,
        };

        static DType DTypeOf(Tensor value) => !value.IsWeak || value.DType == DType.Bool ? value.DType
            : value.DType.IsFloating ? Promotion.DefaultFloat : DType.Int64;

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("value", _ => Torch.Full([("Row", 2), ("Column", 3)], 1.5))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Full"/>
        /// <param name="axes">Names and sizes: <c>Full([Batch[8], Model[64]], 0.5)</c>.</param>
        /// <param name="value">The value: a number, a bool or a 0-dim tensor.</param>
        /// <param name="dtype">Element type; null: the value's.</param>
        /// <param name="requiresGrad">Records what is made of it.</param>
        /// <param name="device">Where it lives; null: the host.</param>
        /// <exception cref="DTypeException">NT4103: the value is beyond the dtype.</exception>
        [Signature("-> axes(axes)")]
        public static Tensor Full(ReadOnlySpan<Axis> axes, Tensor value, DType? dtype = null, bool requiresGrad = false, Device? device = null) =>
            Ops.Full.Run(TensorType.Of(axes.ToArray()), Given.Of(value), dtype, device ?? Device.Default, requiresGrad);

        /// <summary>One value everywhere, of x's names and sizes.</summary>
        /// <param name="x">Gives names, sizes and dtype.</param>
        /// <param name="value">The value: a number, a bool or a 0-dim tensor.</param>
        /// <param name="dtype">Element type; null: x's.</param>
        [Signature("x -> x")]
        public static Tensor FullLike(Tensor x, Tensor value, DType? dtype = null) => Ops.Full.Run(Given.Of(x).Type, Given.Of(value), dtype ?? x.DType, x.Device);

        extension(Tensor x)
        {
            /// <summary>One value everywhere, of x's dtype, with names and sizes of its own.</summary>
            [Signature("x -> axes(axes)")]
            public Tensor NewFull(ReadOnlySpan<Axis> axes, Tensor value) => Ops.Full.Run(TensorType.Of(axes.ToArray()), Given.Of(value), x.DType, x.Device);
        }
    }
}
