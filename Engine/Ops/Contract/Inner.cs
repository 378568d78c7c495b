using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Σₖ x[…, k] · y[…, k] over the last dims: every vector of x with every vector of y.</summary>
    /// <remarks>The result has x's other dims, then y's. Derivatives: dx = Σ g · y, dy = Σ g · x.</remarks>
    public readonly struct Inner : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "..r 'k, ..s 'k -> ..r ..s";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("vectors", t => t[0].Inner(t[1]), new Input(4), new Input(4)) { Positional = "contracts by position" },
            new("matrices", t => t[0].Inner(t[1]), new(("A", 3), ("K", 4)), new(("B", 2), ("K", 4))) { Positional = "contracts by position" },
        ];

        internal static Tensor Run(Tensor x, Tensor y, Tensor? into)
        {
            var plan = Contracted.Of(nameof(Inner), Signature, MatrixLabels.Inner, x.Type, y.Type);
            return Contraction<Inner>.Run(plan.Labels, x, y, plan.Type, into: into);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Inner"/>
            /// <param name="y">(…, k), of x's dtype.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="DuplicateNamesException">NT1004: the result would have a name twice.</exception>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            /// <exception cref="ShapeException">NT2007: an operand has another rank.</exception>
            [Signature(Ops.Inner.Signature)]
            public Tensor Inner(Tensor y, Tensor? into = null) => Ops.Inner.Run(x, Given.Of(y), into);
        }
    }
}
