using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>x / max(‖x‖ₚ, eps), the norm along one dim.</summary>
    public readonly struct Normalize : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, over)";

        internal static Tensor Run(Tensor x, DimRef over, double p, double eps) => x / Norm.Run(x, p, [over], keepDim: true).ClampMin(eps);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("Euclid", x => x[0].Normalize("Model"), new Input(("Batch", 3), ("Model", 4))),
            new("p = 3", x => x[0].Normalize("Model", p: 3), new Input(("Model", 4), ("Batch", 3))),
            new("unnamed", x => x[0].Normalize(0), new Input(4, 3)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Normalize"/>
            /// <param name="over">The dim that holds a vector's elements.</param>
            /// <param name="p">The norm.</param>
            /// <param name="eps">The least divisor.</param>
            [Signature(Ops.Normalize.Signature)]
            public Tensor Normalize(DimRef over, double p = 2, double eps = 1e-12) => Ops.Normalize.Run(x, over, p, eps);
        }
    }
}
