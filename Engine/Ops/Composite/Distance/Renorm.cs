using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with every slice along a dim whose p-norm exceeds a limit scaled down to it.</summary>
    public readonly struct Renorm : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, dim)";

        internal static Tensor Run(Tensor x, double p, DimRef dim, double limit)
        {
            if (!(p > 0) || limit < 0)
                throw new Conflict(DiagnosticId.NT2007, "Renorm", ("reason", $"the norm {p} must be above 0 and the limit {limit} not below 0.")).With("x", x.Type).ToException();
            int at = DimLookup.Position("Renorm", x.Type, dim);
            DimRef[] rest = [.. Trailing.Order(x.Rank, [at])[..^1].Select(d => (DimRef)d)];
            var norm = rest.Length == 0 ? x.Abs() : Norm.Run(x, p, rest, keepDim: true);
            return Where.Run(norm > limit, x * (limit / (norm + 1e-7)), x);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("rows", x => x[0].Renorm(2, "Batch", 1.5), new Input(("Batch", 3), ("Model", 4))),
            new("columns", x => x[0].Renorm(3, "Model", 1), new Input(("Batch", 3), ("Model", 4), ("Time", 2))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Renorm"/>
            /// <param name="p">The norm, above 0.</param>
            /// <param name="dim">The dim whose places are the slices.</param>
            /// <param name="limit">The largest norm left alone.</param>
            [Signature(Ops.Renorm.Signature)]
            public Tensor Renorm(double p, DimRef dim, double limit) => Ops.Renorm.Run(x, p, dim, limit);
        }
    }
}
