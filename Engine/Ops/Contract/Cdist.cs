using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The p-norm distance of every row of x to every row of y.</summary>
    /// <remarks>Batches are unified from the right. Large Euclidean distances go through a matrix product, x² + y² − 2xy. The derivative is 0 where two rows are the same.</remarks>
    public readonly struct Cdist : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "..b 'i 'k, ..c 'j 'k -> ..b+c 'i 'j";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("euclidean", t => t[0].Cdist(t[1]), new(("A", 3), ("K", 2)), new(("B", 4), ("K", 2))) { Positional = "contracts by position" },
            new("a batch, p = 1", t => t[0].Cdist(t[1], 1), new(("N", 2), ("A", 3), ("K", 2)), new(("B", 4), ("K", 2))) { Positional = "contracts by position" },
            new("many rows", t => t[0].Cdist(t[1]), new(("A", 27), ("K", 2)), new(("B", 2), ("K", 2))) { Positional = "contracts by position" },
        ];

        /// <summary>From this many rows on the matrix product pays.</summary>
        const int Many = 25;

        internal static Tensor Run(Tensor x, Tensor y, double p)
        {
            var plan = Contracted.Of(nameof(Cdist), Signature, MatrixLabels.Transposed, x.Type, y.Type);
            Floats.Check(nameof(Cdist), x);
            Floats.Check(nameof(Cdist), y);
            // The names are settled; by place from here on.
            Tensor rows = Unnamed(x), columns = Unnamed(y);
            var z = p == 2 && (x.Sizes[^2] > Many || y.Sizes[^2] > Many) ? Euclidean(rows, columns, plan)
                : Norm.Run(Rearrange.Insert(rows, x.Rank - 1, DimSlot.Unnamed) - Rearrange.Insert(columns, y.Rank - 2, DimSlot.Unnamed), p, [-1], false);
            return Retype.Run(z, plan.Type);
        }

        static Tensor Euclidean(Tensor x, Tensor y, Contracted plan)
        {
            var product = Contraction<Cdist>.Run(plan.Labels, x, y, plan.Type.WithDims(DimList.Unnamed(plan.Type.Rank)));
            Tensor xx = Sum.Run(x * x, [-1], true), yy = Rearrange.Insert(Sum.Run(y * y, [-1], false), y.Rank - 2, DimSlot.Unnamed);
            var squares = xx + yy - product * 2;
            var apart = squares > Tensor.Weak(0f);
            return Where.Run(apart, Unary.Real(new Sqrt(), Where.Run(apart, squares, Tensor.Weak(1f))), Tensor.Weak(0f));
        }

        static Tensor Unnamed(Tensor x) => Retype.Run(x, x.Type.WithDims(DimList.Unnamed(x.Rank)));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Cdist"/>
            /// <param name="y">(…, j, k), of x's dtype.</param>
            /// <param name="p">Any number ≥ 0, ∞ included; 2 = Euclidean.</param>
            /// <exception cref="NameMismatchException">NT1001: batch names differ.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: the result would have a name twice.</exception>
            /// <exception cref="ContractionException">NT1007: the last dims differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            [Signature(Ops.Cdist.Signature)]
            public Tensor Cdist(Tensor y, double p = 2) => Ops.Cdist.Run(x, Given.Of(y), p);
        }

    }
}
