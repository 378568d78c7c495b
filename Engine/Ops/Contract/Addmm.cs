using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>beta · x + alpha · (left · right) of matrices.</summary>
    /// <remarks>x is stretched to the product; a beta of 0 leaves it out, NaN included. Derivatives: beta · g summed to x; alpha times those of the product.</remarks>
    public readonly struct Addmm : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all ones", t => t[0].Addmm(t[1], t[2]), new(("A", 2), ("B", 3)), new(("A", 2), ("K", 4)), new(("K", 4), ("B", 3))) { Positional = "contracts by position" },
            new("a row is stretched", t => t[0].Addmm(t[1], t[2]), new(("B", 3)), new(("A", 2), ("K", 4)), new(("K", 4), ("B", 3))) { Positional = "contracts by position" },
            new("scaled", t => t[0].Addmm(t[1], t[2], beta: 0.5, alpha: -2), new(2, 3), new(2, 4), new(4, 3)) { Positional = "contracts by position" },
            new("x left out", t => t[0].Addmm(t[1], t[2], beta: 0), new(2, 3), new(2, 4), new(4, 3)) { Positional = "contracts by position" },
        ];

        /// <summary>Names and sizes of the product, with which x is then unified.</summary>
        public const string ProductSignature = "'i 'k, 'k 'j -> 'i 'j";

        /// <summary>Names and sizes.</summary>
        public const string Signature = "x, 'i 'k, 'k 'j -> unify(x, ('i 'j))";

        internal static Tensor Run(Tensor x, Tensor left, Tensor right, double beta, double alpha, Tensor? into)
        {
            try
            {
                return Accumulated.Run<Addmm>(nameof(Addmm), x, left, right, Contracted.Of(nameof(Addmm), ProductSignature, MatrixLabels.Matmul, left.Type, right.Type), beta, alpha, into);
            }
            catch (TensorTypeException)
            {
                Accumulated.Refuse(nameof(Addmm), Signature, x, left, right);
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
            /// <inheritdoc cref="Ops.Addmm"/>
            /// <param name="left">(i, k).</param>
            /// <param name="right">(k, j).</param>
            /// <param name="beta">Scales x.</param>
            /// <param name="alpha">Scales the product.</param>
            /// <param name="into">Receives the result, or null for a new tensor; <c>into: x</c> adds to x itself.</param>
            /// <exception cref="NameMismatchException">NT1001: x's names are not the product's, or batch names differ.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: the product would have a name twice.</exception>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            /// <exception cref="ShapeException">NT2007: an operand has another rank.</exception>
            [Signature(Ops.Addmm.Signature)]
            public Tensor Addmm(Tensor left, Tensor right, double beta = 1, double alpha = 1, Tensor? into = null) => Ops.Addmm.Run(x, Given.Of(left), Given.Of(right), beta, alpha, into);
        }

    }
}
