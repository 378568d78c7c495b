using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>y = x / √(mean x² + eps) · weight, the mean over the dims <c>over</c>.</summary>
    /// <remarks>The weight has exactly the dims <c>over</c>, in that order. Zhang, Sennrich: Root Mean Square Layer Normalization, 2019.</remarks>
    public readonly struct RmsNorm : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, over)";

        internal static Tensor Run(Tensor x, DimRef[] dims, Tensor? weight, double eps)
        {
            var over = DimLookup.Positions("RmsNorm", x.Type, dims);
            Affine.Check("RmsNorm", x.Type, over, weight, "weight");
            if (Trailing.IsHalf(x)) return To.Run(Run(To.Run(x, DType.Float32), dims, weight, eps), x.DType);
            x = Trailing.Computed(x);
            var y = x * (x.Square().Mean(dims, keepDim: true) + eps).Rsqrt();
            return weight is null ? y : y * Affine.Among(To.Run(weight, x.DType), x.Type, over);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("last dim", x => x[0].RmsNorm(["Model"], x[1]), new Input(("Batch", 2), ("Time", 3), ("Model", 5)), new Input(("Model", 5))),
            new("several dims", x => x[0].RmsNorm(["Height", "Width"], x[1]), new Input(("Height", 2), ("Batch", 3), ("Width", 4)), new Input(("Height", 2), ("Width", 4))),
            new("unnamed", x => x[0].RmsNorm([-1]), new Input(2, 9)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.RmsNorm"/>
            /// <param name="over">The dims that are normalized together.</param>
            /// <param name="weight">Factors: (..over), or null.</param>
            /// <param name="eps">Added to the mean square.</param>
            /// <exception cref="UnknownDimException">NT1003: x has no such dim.</exception>
            /// <exception cref="NameMismatchException">NT1001: the weight has other dims than <paramref name="over"/>.</exception>
            [Signature(Ops.RmsNorm.Signature)]
            public Tensor RmsNorm(DimRef[] over, Tensor? weight = null, double eps = 1e-6) => Ops.RmsNorm.Run(x, Given.Of(over), weight, eps);
        }
    }
}
