using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Numbers evenly spread over [low, high).</summary>
    /// <remarks>Number i depends on the generator's seed and place and on i alone.</remarks>
    public readonly struct Uniform : IOperation
    {
        internal static Tensor Run(TensorType type, DType dtype, Device device, Generator? generator, bool requiresGrad = false)
        {
            RandomArgument.Floating("Rand", dtype);
            return dtype == DType.Float64 ? Drawing.Make<double, UniformDraw>(new(0, 1.0, dtype), type, dtype, device, generator, requiresGrad)
                : Drawing.Make<float, UniformDraw>(new(0, 1.0, dtype), type, dtype, device, generator, requiresGrad);
        }

        internal static Tensor Fill(Tensor x, double low, double high, Generator? generator)
        {
            RandomArgument.Floating("FillUniform", x.DType);
            RandomArgument.Check("FillUniform", low <= high && double.IsFinite(high - low), $"there is nothing from {low} to {high}.");
            Overwrite.Check("FillUniform", x);
            if (x.DType == DType.Float64) Drawing.Fill<double, UniformDraw>(new(low, high, x.DType), x, generator);
            else Drawing.Fill<float, UniformDraw>(new(low, high, x.DType), x, generator);
            return Overwrite.Done(x);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("axes", _ => Torch.Rand([("Row", 2), ("Column", 3)], generator: new Generator(1)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <summary>Numbers evenly spread over [0, 1).</summary>
        /// <param name="axes">Names and sizes: <c>Rand(Batch[8], Model[64])</c>, <c>Rand(2, 3)</c>.</param>
        [Signature("-> axes(axes)")]
        public static Tensor Rand(params ReadOnlySpan<Axis> axes) => Ops.Uniform.Run(TensorType.Of(axes.ToArray()), DType.Float32, Device.Default, null);

        /// <inheritdoc cref="Rand(ReadOnlySpan{Axis})"/>
        [Signature("-> axes(axes)")]
        public static Tensor Rand(params Axis[] axes) => Ops.Uniform.Run(TensorType.Of(Given.Of(axes)), DType.Float32, Device.Default, null);

        /// <summary>Numbers evenly spread over [0, 1).</summary>
        /// <param name="axes">Names and sizes: <c>Rand([Batch[8]], generator: g)</c>.</param>
        /// <param name="dtype">A floating type.</param>
        /// <param name="generator">Where they are drawn from; null: <see cref="Generator.Default"/>.</param>
        /// <param name="requiresGrad">Records what is made of it.</param>
        /// <param name="device">Where it lives; null: the host.</param>
        [Signature("-> axes(axes)")]
        public static Tensor Rand(ReadOnlySpan<Axis> axes, DType dtype = DType.Float32, Generator? generator = null, bool requiresGrad = false, Device? device = null) =>
            Ops.Uniform.Run(TensorType.Of(axes.ToArray()), dtype, device ?? Device.Default, generator, requiresGrad);

        /// <summary>Numbers evenly spread over [0, 1), of x's names and sizes.</summary>
        /// <param name="x">Gives names, sizes and dtype.</param>
        /// <param name="dtype">A floating type; null: x's.</param>
        /// <param name="generator">Where they are drawn from; null: <see cref="Generator.Default"/>.</param>
        [Signature("x -> x")]
        public static Tensor RandLike(Tensor x, DType? dtype = null, Generator? generator = null) => Ops.Uniform.Run(Given.Of(x).Type, dtype ?? x.DType, x.Device, generator);

        extension(Tensor x)
        {
            /// <summary>Overwrites x with numbers evenly spread over [low, high).</summary>
            /// <param name="low">The least number.</param>
            /// <param name="high">Not reached.</param>
            /// <param name="generator">Where they are drawn from; null: <see cref="Generator.Default"/>.</param>
            /// <returns>x itself.</returns>
            [Signature("x -> x")]
            public Tensor FillUniform(double low = 0, double high = 1, Generator? generator = null) => Ops.Uniform.Fill(x, low, high, generator);
        }
    }
}
