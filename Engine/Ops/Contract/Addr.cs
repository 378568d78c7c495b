using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>beta · x + alpha · (left ⊗ right), the outer product of vectors.</summary>
    /// <remarks>x is stretched to the product; a beta of 0 leaves it out, NaN included. Derivatives: beta · g summed to x; alpha times those of the product.</remarks>
    public readonly struct Addr : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all ones", t => t[0].Addr(t[1], t[2]), new(("A", 2), ("B", 3)), new(("A", 2)), new(("B", 3))) { Positional = "contracts by position" },
            new("scaled", t => t[0].Addr(t[1], t[2], beta: 2, alpha: 0.5), new Input(2, 3), new Input(2), new Input(3)) { Positional = "contracts by position" },
        ];

        /// <summary>Names and sizes of the product, with which x is then unified.</summary>
        public const string ProductSignature = "'i, 'j -> 'i 'j";

        /// <summary>Names and sizes.</summary>
        public const string Signature = "x, 'i, 'j -> unify(x, ('i 'j))";

        internal static Tensor Run(Tensor x, Tensor left, Tensor right, double beta, double alpha, Tensor? into)
        {
            try
            {
                return Accumulated.Run<Addr>(nameof(Addr), x, left, right, Contracted.Of(nameof(Addr), ProductSignature, MatrixLabels.Outer, left.Type, right.Type), beta, alpha, into);
            }
            catch (TensorTypeException)
            {
                Accumulated.Refuse(nameof(Addr), Signature, x, left, right);
                throw;
            }
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Addr"/>
            /// <param name="left">(i).</param>
            /// <param name="right">(j).</param>
            /// <param name="beta">Scales x.</param>
            /// <param name="alpha">Scales the product.</param>
            /// <param name="into">Receives the result, or null for a new tensor; <c>into: x</c> adds to x itself.</param>
            /// <exception cref="NameMismatchException">NT1001: x's names are not the product's, or batch names differ.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: the product would have a name twice.</exception>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            /// <exception cref="ShapeException">NT2007: an operand has another rank.</exception>
            [Signature(Ops.Addr.Signature)]
            public Tensor Addr(Tensor left, Tensor right, double beta = 1, double alpha = 1, Tensor? into = null) => Ops.Addr.Run(x, Given.Of(left), Given.Of(right), beta, alpha, into);
        }

    }
}
