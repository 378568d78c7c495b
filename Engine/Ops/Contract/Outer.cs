using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The outer product of two vectors: z[i, j] = x[i] · y[j].</summary>
    /// <remarks>Derivatives: dx = g · y, dy = xᵀ · g.</remarks>
    public readonly struct Outer : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "'i, 'j -> 'i 'j";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("named", t => t[0].Outer(t[1]), new(("A", 3)), new(("B", 2))) { Positional = "contracts by position" },
            new("unnamed", t => t[0].Outer(t[1]), new Input(3), new Input(2)) { Positional = "contracts by position" },
        ];

        internal static Tensor Run(Tensor x, Tensor y, Tensor? into)
        {
            var plan = Contracted.Of(nameof(Outer), Signature, MatrixLabels.Outer, x.Type, y.Type);
            return Contraction<Outer>.Run(plan.Labels, x, y, plan.Type, into: into);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Outer"/>
            /// <param name="y">(j), of x's dtype.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="DuplicateNamesException">NT1004: the result would have a name twice.</exception>
            /// <exception cref="ShapeException">NT2007: an operand has another rank.</exception>
            [Signature(Ops.Outer.Signature)]
            public Tensor Outer(Tensor y, Tensor? into = null) => Ops.Outer.Run(x, Given.Of(y), into);
        }
    }
}
