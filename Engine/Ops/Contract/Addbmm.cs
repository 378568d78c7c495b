using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>beta · x + alpha · Σₙ (leftₙ · rightₙ): a batch of matrix products, added up.</summary>
    /// <remarks>x is stretched to the product; a beta of 0 leaves it out, NaN included. Derivatives: beta · g summed to x; alpha times those of the product.</remarks>
    public readonly struct Addbmm : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all ones", t => t[0].Addbmm(t[1], t[2]), new(("A", 2), ("B", 3)), new(("N", 2), ("A", 2), ("K", 2)), new(("N", 2), ("K", 2), ("B", 3))) { Positional = "contracts by position" },
            new("scaled", t => t[0].Addbmm(t[1], t[2], beta: 2, alpha: 0.5), new Input(2, 3), new Input(3, 2, 2), new Input(3, 2, 3)) { Positional = "contracts by position" },
        ];

        /// <summary>Names and sizes of the product, with which x is then unified.</summary>
        public const string ProductSignature = "'n 'i 'k, 'n 'k 'j -> 'i 'j";

        /// <summary>Names and sizes.</summary>
        public const string Signature = "x, 'n 'i 'k, 'n 'k 'j -> unify(x, ('i 'j))";

        internal static Tensor Run(Tensor x, Tensor left, Tensor right, double beta, double alpha, Tensor? into)
        {
            try
            {
                return Accumulated.Run<Addbmm>(nameof(Addbmm), x, left, right, Contracted.Of(nameof(Addbmm), ProductSignature, MatrixLabels.BatchSum, left.Type, right.Type), beta, alpha, into);
            }
            catch (TensorTypeException)
            {
                Accumulated.Refuse(nameof(Addbmm), Signature, x, left, right);
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
            /// <inheritdoc cref="Ops.Addbmm"/>
            /// <param name="left">(n, i, k).</param>
            /// <param name="right">(n, k, j).</param>
            /// <param name="beta">Scales x.</param>
            /// <param name="alpha">Scales the product.</param>
            /// <param name="into">Receives the result, or null for a new tensor; <c>into: x</c> adds to x itself.</param>
            /// <exception cref="NameMismatchException">NT1001: x's names are not the product's, or batch names differ.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: the product would have a name twice.</exception>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            /// <exception cref="ShapeException">NT2007: an operand has another rank.</exception>
            [Signature(Ops.Addbmm.Signature)]
            public Tensor Addbmm(Tensor left, Tensor right, double beta = 1, double alpha = 1, Tensor? into = null) => Ops.Addbmm.Run(x, Given.Of(left), Given.Of(right), beta, alpha, into);
        }

    }
}
