using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>A matrix times a vector: z[i] = Σₖ x[i, k] · y[k].</summary>
    /// <remarks>Derivatives: dx = g · yᵀ, dy = xᵀ · g.</remarks>
    public readonly struct Mv : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "'i 'k, 'k -> 'i";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("named", t => t[0].Mv(t[1]), new(("A", 3), ("K", 4)), new(("K", 4))) { Positional = "contracts by position" },
            new("unnamed", t => t[0].Mv(t[1]), new(2, 3), new Input(3)) { Positional = "contracts by position" },
        ];

        internal static Tensor Run(Tensor x, Tensor y, Tensor? into)
        {
            var plan = Contracted.Of(nameof(Mv), Signature, MatrixLabels.Matmul, x.Type, y.Type);
            return Contraction<Mv>.Run(plan.Labels, x, y, plan.Type, into: into);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Mv"/>
            /// <param name="y">(k), of x's dtype.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            /// <exception cref="ShapeException">NT2007: an operand has another rank.</exception>
            [Signature(Ops.Mv.Signature)]
            public Tensor Mv(Tensor y, Tensor? into = null) => Ops.Mv.Run(x, Given.Of(y), into);
        }
    }
}
