using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x / (k + alpha·m)^beta, m the mean of the squares of <c>size</c> neighbouring channels, zeros beyond the first and last.</summary>
    /// <remarks>Krizhevsky, Sutskever, Hinton 2012.</remarks>
    public readonly struct LocalResponseNorm : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, channel)";

        internal static Tensor Run(Tensor x, int size, DimRef channel, double alpha, double beta, double k)
        {
            int at = DimLookup.Position("LocalResponseNorm", x.Type, channel);
            if (size < 1) throw new Conflict(DiagnosticId.NT2007, "LocalResponseNorm", ("argument", "size"), ("value", size)).ToException();
            long n = x.Sizes[at];
            var band = Band.Of(n, n, o =>
            {
                long first = Math.Max(0, o - size / 2), end = Math.Min(n, o + (size - 1) / 2 + 1);
                return (first, [.. Enumerable.Repeat(1.0 / size, (int)(end - first))]);
            });
            var mean = Spatial.AtEnd(x.Square(), [at], t => Resample.Run(t, t.Type, band));
            return x / (mean * alpha + k).Pow(beta);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("images", x => x[0].LocalResponseNorm(3, "Channel", alpha: 0.5), new Input(("Batch", 2), ("Channel", 5), ("Width", 3))),
            new("even window", x => x[0].LocalResponseNorm(2, "Channel", alpha: 0.5), new Input(("Batch", 2), ("Width", 3), ("Channel", 5))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LocalResponseNorm"/>
            /// <param name="size">Channels in a window, ≥ 1.</param>
            /// <param name="channel">The channels' dim.</param>
            /// <param name="alpha">Factor of the mean.</param>
            /// <param name="beta">Power of the divisor.</param>
            /// <param name="k">Summand of the divisor.</param>
            [Signature(Ops.LocalResponseNorm.Signature)]
            public Tensor LocalResponseNorm(int size, DimRef channel, double alpha = 1e-4, double beta = 0.75, double k = 1) => Ops.LocalResponseNorm.Run(x, size, channel, alpha, beta, k);
        }
    }
}
