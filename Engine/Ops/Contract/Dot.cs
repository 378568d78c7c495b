using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Σ x · y over the listed dims, by name.</summary>
    /// <remarks>
    /// A listed dim is in both operands and is contracted; a dim of both that is not listed is a batch; every other dim is an
    /// operand's own. The result has x's dims in x's order without the contracted ones, then y's own. Operands need no particular
    /// order and are not transposed. Derivatives: dx = Σ g · y, dy = Σ g · x, each over what the operand lacks.
    /// </remarks>
    public readonly struct Dot : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "{over ..r}, {over ..s} -> ..r|s";

        /// <summary>Names and sizes of the dot product of two vectors.</summary>
        public const string VectorSignature = "'k, 'k -> ()";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("rows by columns", t => t[0].Dot(t[1], "K"), new(("A", 3), ("K", 4)), new(("K", 4), ("B", 2))),
            new("contracted first in both", t => t[0].Dot(t[1], "K"), new(("K", 4), ("A", 3)), new(("K", 4), ("B", 2))),
            new("a batch", t => t[0].Dot(t[1], "K"), new(("N", 2), ("A", 3), ("K", 4)), new(("K", 4), ("N", 2), ("B", 2))),
            new("two dims in different order", t => t[0].Dot(t[1], "K", "L"), new(("A", 3), ("K", 4), ("L", 2)), new(("L", 2), ("B", 2), ("K", 4))),
            new("rows around columns", t => t[0].Dot(t[1], "K"), new(("A", 3), ("K", 4), ("C", 2)), new(("K", 4))),
            new("only batches left", t => t[0].Dot(t[1], "K"), new(("N", 3), ("K", 4)), new(("N", 3), ("K", 4))),
            new("everything", t => t[0].Dot(t[1], ..), new(("A", 3), ("K", 4)), new(("K", 4), ("A", 3))),
            new("a unit batch stretches", t => t[0].Dot(t[1].Sum("N", keepDim: true), "K"), new(("N", 2), ("K", 4)), new(("N", 3), ("K", 4), ("B", 2))),
            new("a contracted dim of size 0", t => t[0].Dot(t[1], "K"), new(("A", 3), ("K", 0)), new(("K", 0), ("B", 2))),
            new("two vectors", t => t[0].Dot(t[1]), new Input(5), new Input(5)) { Positional = "vectors have one dim" },
        ];

        internal static Tensor Run(Tensor x, Tensor y, ReadOnlySpan<DimRef> over)
        {
            var plan = Contracted.Of(nameof(Dot), Signature, ByName, x.Type, y.Type, over);
            return Contraction<Dot>.Run(plan.Labels, x, y, plan.Type);
        }

        internal static Tensor Vectors(Tensor x, Tensor y, Tensor? into)
        {
            var plan = Contracted.Of(nameof(Dot), VectorSignature, MatrixLabels.Matmul, x.Type, y.Type);
            return Contraction<Dot>.Run(plan.Labels, x, y, plan.Type, into: into);
        }

        static Labels ByName(TensorType x, TensorType y, TensorType z, DimRef[] over)
        {
            int[] inX = DimLookup.Positions(nameof(Dot), x, over, nameof(x)), inY = DimLookup.Positions(nameof(Dot), y, over, nameof(y));
            int[] left = new int[x.Rank], right = new int[y.Rank];
            for (int i = 0; i < inX.Length; i++) left[inX[i]] = right[inY[i]] = z.Rank + i;
            int next = 0;
            for (int d = 0; d < x.Rank; d++)
            {
                if (inX.Contains(d)) continue;
                left[d] = x.SizeArray[d] == z.SizeArray[next] ? next : Labels.None;
                next++;
            }
            for (int d = 0; d < y.Rank; d++)
            {
                if (inY.Contains(d)) continue;
                int shared = y.Dims.NameAt(d) is { } name && x.Dims.IndexOf(name) is >= 0 and var at && !inX.Contains(at) ? z.Dims.IndexOf(name) : -1;
                if (shared < 0) right[d] = next++;
                else right[d] = y.SizeArray[d] == z.SizeArray[shared] ? shared : Labels.None;
            }
            return new(left, right, [.. Enumerable.Range(0, z.Rank)]);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Dot"/>
            /// <param name="y">The right operand, of x's dtype.</param>
            /// <param name="over">The dims to contract, in both operands; <c>..</c> = all shared names that are not listed.</param>
            /// <exception cref="UnknownDimException">NT1003: an operand lacks a listed dim.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            /// <exception cref="SizeMismatchException">NT2001: one name, two sizes.</exception>
            /// <exception cref="DTypeException">NT4101: dtypes differ, or bool.</exception>
            [Signature(Ops.Dot.Signature)]
            public Tensor Dot(Tensor y, params ReadOnlySpan<DimRef> over) => Ops.Dot.Run(x, Given.Of(y), over);

            /// <inheritdoc cref="Dot(Tensor, Tensor, ReadOnlySpan{DimRef})"/>
            [Signature(Ops.Dot.Signature)]
            public Tensor Dot(Tensor y, params DimRef[] over) => Ops.Dot.Run(x, Given.Of(y), Given.Of(over));

            /// <summary>Σ x · y of two vectors, by position.</summary>
            /// <param name="y">A vector of x's size and dtype.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="ContractionException">NT1007: the names differ (strict rules).</exception>
            /// <exception cref="ShapeException">NT2007: an operand is no vector.</exception>
            [Signature(Ops.Dot.VectorSignature)]
            public Tensor Dot(Tensor y, Tensor? into = null) => Ops.Dot.Vectors(x, Given.Of(y), into);
        }
    }
}
