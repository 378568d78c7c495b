using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>A batch of matrix products: z[n, i, j] = Σₖ x[n, i, k] · y[n, k, j].</summary>
    /// <remarks>Batch sizes are equal and do not stretch: see <see cref="Matmul"/>. Derivatives: dx = g · yᵀ, dy = xᵀ · g.</remarks>
    public readonly struct Bmm : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "'n 'i 'k, 'n 'k 'j -> 'n 'i 'j";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("named", t => t[0].Bmm(t[1]), new(("N", 2), ("A", 3), ("K", 4)), new(("N", 2), ("K", 4), ("B", 2))) { Positional = "contracts by position" },
            new("unnamed", t => t[0].Bmm(t[1]), new(2, 2, 3), new(2, 3, 2)) { Positional = "contracts by position" },
        ];

        internal static Tensor Run(Tensor x, Tensor y, Tensor? into)
        {
            var plan = Contracted.Of(nameof(Bmm), Signature, MatrixLabels.Matmul, x.Type, y.Type);
            return Contraction<Bmm>.Run(plan.Labels, x, y, plan.Type, into: into);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Bmm"/>
            /// <param name="y">(n, k, j), of x's dtype.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="NameMismatchException">NT1001: batch names differ.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: the result would have a name twice.</exception>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            /// <exception cref="ShapeException">NT2007: an operand has another rank.</exception>
            [Signature(Ops.Bmm.Signature)]
            public Tensor Bmm(Tensor y, Tensor? into = null) => Ops.Bmm.Run(x, Given.Of(y), into);
        }
    }
}
