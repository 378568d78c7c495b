using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Normal numbers of a mean and a deviation.</summary>
    /// <remarks>Number i depends on the generator's seed and place and on i alone.</remarks>
    public readonly struct Normal : IOperation
    {
        internal static Tensor Run(TensorType type, DType dtype, Device device, Generator? generator, bool requiresGrad = false)
        {
            RandomArgument.Floating("Randn", dtype);
            return dtype == DType.Float64 ? Drawing.Make<double, NormalDraw>(new(0, 1), type, dtype, device, generator, requiresGrad)
                : Drawing.Make<float, NormalDraw>(new(0, 1), type, dtype, device, generator, requiresGrad);
        }

        internal static Tensor Fill(Tensor x, double mean, double deviation, Generator? generator)
        {
            RandomArgument.Floating("FillNormal", x.DType);
            RandomArgument.Check("FillNormal", double.IsFinite(mean) && deviation >= 0 && double.IsFinite(deviation), $"there is no normal distribution of mean {mean} and deviation {deviation}.");
            Overwrite.Check("FillNormal", x);
            if (x.DType == DType.Float64) Drawing.Fill<double, NormalDraw>(new(mean, deviation), x, generator);
            else Drawing.Fill<float, NormalDraw>(new(mean, deviation), x, generator);
            return Overwrite.Done(x);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("axes", _ => Torch.Randn([("Row", 2), ("Column", 3)], generator: new Generator(1)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <summary>Normal numbers of mean 0 and deviation 1.</summary>
        /// <param name="axes">Names and sizes: <c>Randn(Batch[8], Model[64])</c>, <c>Randn(2, 3)</c>.</param>
        [Signature("-> axes(axes)")]
        public static Tensor Randn(params ReadOnlySpan<Axis> axes) => Ops.Normal.Run(TensorType.Of(axes.ToArray()), DType.Float32, Device.Default, null);

        /// <inheritdoc cref="Randn(ReadOnlySpan{Axis})"/>
        [Signature("-> axes(axes)")]
        public static Tensor Randn(params Axis[] axes) => Ops.Normal.Run(TensorType.Of(Given.Of(axes)), DType.Float32, Device.Default, null);

        /// <summary>Normal numbers of mean 0 and deviation 1.</summary>
        /// <param name="axes">Names and sizes: <c>Randn([Batch[8]], generator: g)</c>.</param>
        /// <param name="dtype">A floating type.</param>
        /// <param name="generator">Where they are drawn from; null: <see cref="Generator.Default"/>.</param>
        /// <param name="requiresGrad">Records what is made of it.</param>
        /// <param name="device">Where it lives; null: the host.</param>
        [Signature("-> axes(axes)")]
        public static Tensor Randn(ReadOnlySpan<Axis> axes, DType dtype = DType.Float32, Generator? generator = null, bool requiresGrad = false, Device? device = null) =>
            Ops.Normal.Run(TensorType.Of(axes.ToArray()), dtype, device ?? Device.Default, generator, requiresGrad);

        /// <summary>Normal numbers of mean 0 and deviation 1, of x's names and sizes.</summary>
        /// <param name="x">Gives names, sizes and dtype.</param>
        /// <param name="dtype">A floating type; null: x's.</param>
        /// <param name="generator">Where they are drawn from; null: <see cref="Generator.Default"/>.</param>
        [Signature("x -> x")]
        public static Tensor RandnLike(Tensor x, DType? dtype = null, Generator? generator = null) => Ops.Normal.Run(Given.Of(x).Type, dtype ?? x.DType, x.Device, generator);

        extension(Tensor x)
        {
            /// <summary>Overwrites x with normal numbers of the given mean and deviation.</summary>
            /// <param name="mean">Their mean.</param>
            /// <param name="deviation">Their standard deviation, at least 0.</param>
            /// <param name="generator">Where they are drawn from; null: <see cref="Generator.Default"/>.</param>
            /// <returns>x itself.</returns>
            [Signature("x -> x")]
            public Tensor FillNormal(double mean = 0, double deviation = 1, Generator? generator = null) => Ops.Normal.Fill(x, mean, deviation, generator);
        }
    }
}
