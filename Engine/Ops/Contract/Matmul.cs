using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The matrix product by position: z[…, i, j] = Σₖ x[…, i, k] · y[…, k, j].</summary>
    /// <remarks>
    /// A vector stands for a row on the left and for a column on the right. Dims before the last two are batches, unified from the
    /// right. Strict rules compare the contracted names, PyTorch 1.3's do not. Derivatives: dx = g · yᵀ, dy = xᵀ · g.
    /// </remarks>
    public readonly struct Matmul : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "..b 'i 'k, ..c 'k 'j -> ..b+c 'i 'j; 'k, ..c 'k 'j -> ..c 'j; ..b 'i 'k, 'k -> ..b 'i; 'k, 'k -> ()";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples
        {
            get
            {
                const string places = "contracts by position";
                return
                [
                    new("matrices", t => t[0].Matmul(t[1]), new(("A", 3), ("K", 4)), new(("K", 4), ("B", 2))) { Positional = places },
                    new("a batch on both", t => t[0].Matmul(t[1]), new(("N", 2), ("A", 3), ("K", 4)), new(("N", 2), ("K", 4), ("B", 2))) { Positional = places },
                    new("a batch on the left", t => t[0].Matmul(t[1]), new(("N", 2), ("M", 2), ("A", 3), ("K", 4)), new(("K", 4), ("B", 2))) { Positional = places },
                    new("unnamed batches stretch", t => t[0].Matmul(t[1]), new(2, 1, 3, 4), new(3, 4, 2)) { Positional = places },
                    new("vector by matrix", t => t[0].Matmul(t[1]), new(("K", 4)), new(("N", 2), ("K", 4), ("B", 2))) { Positional = places },
                    new("matrix by vector", t => t[0].Matmul(t[1]), new(("N", 2), ("A", 3), ("K", 4)), new(("K", 4))) { Positional = places },
                    new("vectors", t => t[0].Matmul(t[1]), new Input(4), new Input(4)) { Positional = places },
                    new("empty rows", t => t[0].Matmul(t[1]), new(0, 4), new(4, 2)) { Positional = places },
                ];
            }
        }

        internal static Tensor Run(Tensor x, Tensor y, Tensor? into = null)
        {
            var plan = Contracted.Of(nameof(Matmul), Signature, MatrixLabels.Matmul, x.Type, y.Type);
            return Contraction<Matmul>.Run(plan.Labels, x, y, plan.Type, into: into);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Matmul"/>
            /// <param name="y">(…, k, j) or (k), of x's dtype.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="NameMismatchException">NT1001: batch names differ.</exception>
            /// <exception cref="MisalignedNamesException">NT1002: a batch name stands elsewhere in the other operand.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: the result would have a name twice.</exception>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: contracted or batch sizes differ.</exception>
            /// <exception cref="ShapeException">NT2007: a 0-dim operand.</exception>
            /// <exception cref="DTypeException">NT4101: dtypes differ, or bool.</exception>
            [Signature(Ops.Matmul.Signature)]
            public Tensor Matmul(Tensor y, Tensor? into = null) => Ops.Matmul.Run(x, Given.Of(y), into);
        }
    }
}
