using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Σ x · y over pairs of dims that are called differently, or over the last dims of x and the first of y.</summary>
    /// <remarks>The result has x's other dims, then y's; none is a batch. Where names agree, <see cref="Dot"/> says it shorter. Derivatives: dx = Σ g · y, dy = Σ g · x.</remarks>
    public readonly struct TensorDot : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "{left ..r}, {right ..s} -> ..r ..s";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("pairs", t => t[0].TensorDot(t[1], ["K", "L"], ["M", "N"]), new(("K", 2), ("A", 3), ("L", 2)), new(("N", 2), ("M", 2), ("B", 3))),
            new("a count", t => t[0].TensorDot(t[1], 2), new(("A", 3), ("K", 2), ("L", 2)), new(("K", 2), ("L", 2), ("B", 3))) { Positional = "contracts by position" },
            new("none", t => t[0].TensorDot(t[1], 0), new(("A", 3)), new(("B", 2))) { Positional = "contracts by position" },
        ];

        internal static Tensor Run(Tensor x, Tensor y, int count)
        {
            if (count < 0 || count > Math.Min(x.Rank, y.Rank))
                throw new Conflict(DiagnosticId.NT2007, nameof(TensorDot), ("argument", nameof(count)), ("value", count)).With("x", x.Type).With("y", y.Type).ToException();
            for (int i = 0; i < count && NameRules.Current.IsStrict; i++)
                if (x.Dims.NameAt(x.Rank - count + i) is { } left && y.Dims.NameAt(i) is { } right && left != right)
                    throw new Conflict(DiagnosticId.NT1007, nameof(TensorDot), ("left", "x"), ("right", "y"), ("left_dim", left), ("right_dim", right)).With("x", x.Type).With("y", y.Type).ToException();
            return Run(x, y, [.. Enumerable.Range(x.Rank - count, count).Select(d => (DimRef)d)], [.. Enumerable.Range(0, count).Select(d => (DimRef)d)]);
        }

        internal static Tensor Run(Tensor x, Tensor y, DimRef[] left, DimRef[] right)
        {
            var type = NamedTorch.Signature.Of(Signature).Infer(nameof(TensorDot), new Arguments().Type(nameof(x), x.Type).Type(nameof(y), y.Type).Dims(nameof(left), left).Dims(nameof(right), right));
            int[] inX = DimLookup.Positions(nameof(TensorDot), x.Type, left, nameof(x)), inY = DimLookup.Positions(nameof(TensorDot), y.Type, right, nameof(y));
            if (inX.Length != inY.Length)
                throw new Conflict(DiagnosticId.NT2007, nameof(TensorDot), ("reason", $"{inX.Length} dims of x are paired with {inY.Length} of y.")).With("x", x.Type).With("y", y.Type).ToException();
            int[] a = new int[x.Rank], b = new int[y.Rank];
            for (int i = 0; i < inX.Length; i++)
            {
                if (x.Sizes[inX[i]] != y.Sizes[inY[i]])
                    throw new Conflict(DiagnosticId.NT2001, nameof(TensorDot), ("reason", $"dim '{left[i]}' of 'x' has size {x.Sizes[inX[i]]} and dim '{right[i]}' of 'y' has size {y.Sizes[inY[i]]}.")).With("x", x.Type).With("y", y.Type).ToException();
                a[inX[i]] = b[inY[i]] = type.Rank + i;
            }
            int next = 0;
            for (int d = 0; d < a.Length; d++)
                if (Array.IndexOf(inX, d) < 0) a[d] = next++;
            for (int d = 0; d < b.Length; d++)
                if (Array.IndexOf(inY, d) < 0) b[d] = next++;
            return Contraction<TensorDot>.Run(new(a, b, [.. Enumerable.Range(0, type.Rank)]), x, y, type);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.TensorDot"/>
            /// <param name="y">The right operand, of x's dtype.</param>
            /// <param name="left">Dims of x.</param>
            /// <param name="right">The dims of y they are contracted with, one for one.</param>
            /// <exception cref="UnknownDimException">NT1003: an operand lacks a dim.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: the result would have a name twice; NT1014: a dim listed twice.</exception>
            /// <exception cref="SizeMismatchException">NT2001: paired dims have different sizes.</exception>
            /// <exception cref="ShapeException">NT2007: lists of different lengths.</exception>
            [Signature(Ops.TensorDot.Signature)]
            public Tensor TensorDot(Tensor y, ReadOnlySpan<DimRef> left, ReadOnlySpan<DimRef> right) => Ops.TensorDot.Run(x, Given.Of(y), left.ToArray(), right.ToArray());

            /// <inheritdoc cref="Ops.TensorDot"/>
            /// <param name="y">The right operand, of x's dtype.</param>
            /// <param name="count">How many of x's last dims are contracted with y's first.</param>
            /// <exception cref="DuplicateNamesException">NT1004: the result would have a name twice.</exception>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: contracted sizes differ.</exception>
            /// <exception cref="ShapeException">NT2007: more dims than there are.</exception>
            public Tensor TensorDot(Tensor y, int count = 2) => Ops.TensorDot.Run(x, Given.Of(y), count);
        }

    }
}
