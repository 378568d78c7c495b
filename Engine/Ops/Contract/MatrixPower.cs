using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>The n-th power of square matrices, by repeated squaring.</summary>
    /// <remarks>The type stays. n = 0 gives the identity. Derivatives: those of the products.</remarks>
    public readonly struct MatrixPower : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "..b 'i 'j -> ..b 'i 'j";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("cube", t => t[0].MatrixPower(3), new Input(("A", 3), ("B", 3))) { Positional = "contracts by position" },
            new("square of a batch", t => t[0].MatrixPower(2), new Input(("N", 2), ("A", 2), ("B", 2))) { Positional = "contracts by position" },
            new("itself", t => t[0].MatrixPower(1), new Input(3, 3)) { Positional = "contracts by position" },
            new("identity", t => t[0].MatrixPower(0), new Input(("A", 3), ("B", 3))) { IsSmooth = false, Positional = "contracts by position" },
            new("fifth", t => t[0].MatrixPower(5), new Input(2, 2)) { Positional = "contracts by position" },
        ];

        internal static Tensor Run(Tensor x, long n)
        {
            var type = NamedTorch.Signature.Of(Signature).Infer(nameof(MatrixPower), new Arguments().Type(nameof(x), x.Type));
            if (x.Sizes[^1] != x.Sizes[^2]) throw new Conflict(DiagnosticId.NT2007, nameof(MatrixPower), ("reason", "the matrices are not square.")).With("x", x.Type).ToException();
            if (n < 0) throw new Conflict(DiagnosticId.NT2007, nameof(MatrixPower), ("reason", $"n = {n} would need an inverse."), ("fix", "Invert the matrix, then raise it.")).With("x", x.Type).ToException();
            if (n == 0)
            {
                int[] together = [.. Enumerable.Range(0, x.Rank - 1), x.Rank - 2];
                return SetApart.Run(Full.Run(new(DimList.Unnamed(x.Rank - 1), [.. type.SizeArray[..^1]]), 1, x.DType, x.Device), type, together);
            }
            int k = x.Rank;
            int[] batch = [.. Enumerable.Range(0, k - 2)];
            var labels = new Labels([.. batch, k - 2, k], [.. batch, k, k - 1], [.. batch, k - 2, k - 1]);
            Tensor? result = null;
            for (var power = x; ; power = Contraction<MatrixPower>.Run(labels, power, power, type))
            {
                if ((n & 1) != 0) result = result is null ? power : Contraction<MatrixPower>.Run(labels, result, power, type);
                if ((n >>= 1) == 0) return result!;
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
            /// <inheritdoc cref="Ops.MatrixPower"/>
            /// <param name="n">≥ 0.</param>
            /// <exception cref="ShapeException">NT2007: matrices that are not square, or n below 0.</exception>
            [Signature(Ops.MatrixPower.Signature)]
            public Tensor MatrixPower(long n) => Ops.MatrixPower.Run(x, n);
        }

    }
}
