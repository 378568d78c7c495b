using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The product of two matrices: z[i, j] = Σₖ x[i, k] · y[k, j].</summary>
    /// <remarks>No batches and no vectors: see <see cref="Matmul"/> for those. Derivatives: dx = g · yᵀ, dy = xᵀ · g.</remarks>
    public readonly struct Mm : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "'i 'k, 'k 'j -> 'i 'j";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("matrices", t => t[0].Mm(t[1]), new(("A", 3), ("K", 4)), new(("K", 4), ("B", 2))) { Positional = "contracts by position" },
            new("unnamed", t => t[0].Mm(t[1]), new(2, 3), new(3, 5)) { Positional = "contracts by position" },
            new("nothing to sum", t => t[0].Mm(t[1]), new(2, 0), new(0, 3)) { Positional = "contracts by position" },
        ];

        internal static Tensor Run(Tensor x, Tensor y, Tensor? into)
        {
            var plan = Contracted.Of(nameof(Mm), Signature, MatrixLabels.Matmul, x.Type, y.Type);
            return Contraction<Mm>.Run(plan.Labels, x, y, plan.Type, into: into);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Mm"/>
            /// <param name="y">(k, j), of x's dtype.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="DuplicateNamesException">NT1004: the result would have a name twice.</exception>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            /// <exception cref="ShapeException">NT2007: an operand has another rank.</exception>
            [Signature(Ops.Mm.Signature)]
            public Tensor Mm(Tensor y, Tensor? into = null) => Ops.Mm.Run(x, Given.Of(y), into);
        }
    }
}
