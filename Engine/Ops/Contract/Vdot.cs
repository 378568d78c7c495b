using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Σ x · y of two vectors; the left one conjugated, which real numbers do not notice.</summary>
    /// <remarks>Derivatives: dx = g · y, dy = g · x.</remarks>
    public readonly struct Vdot : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "'k, 'k -> ()";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("vectors", t => t[0].Vdot(t[1]), new Input(4), new Input(4)) { Positional = "contracts by position" },
            new("named", t => t[0].Vdot(t[1]), new(("K", 4)), new(("K", 4))) { Positional = "contracts by position" },
        ];

        internal static Tensor Run(Tensor x, Tensor y, Tensor? into)
        {
            var plan = Contracted.Of(nameof(Vdot), Signature, MatrixLabels.Matmul, x.Type, y.Type);
            return Contraction<Vdot>.Run(plan.Labels, x, y, plan.Type, into: into);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Vdot"/>
            /// <param name="y">A vector of x's size and dtype.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            /// <exception cref="ShapeException">NT2007: an operand has another rank.</exception>
            [Signature(Ops.Vdot.Signature)]
            public Tensor Vdot(Tensor y, Tensor? into = null) => Ops.Vdot.Run(x, Given.Of(y), into);
        }
    }
}
