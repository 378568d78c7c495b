using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>The product of several matrices, in the order of fewest multiplications.</summary>
    /// <remarks>The first may be a row vector and the last a column vector. Names as for <see cref="Matmul"/>, pair by pair. Derivatives: those of the products.</remarks>
    public readonly struct MultiDot : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("three", t => Torch.MultiDot(t[0], t[1], t[2]), new(("A", 5), ("K", 2)), new(("K", 2), ("L", 6)), new(("L", 6), ("B", 3))) { Positional = "contracts by position" },
            new("vectors at the ends", t => Torch.MultiDot(t), new Input(3), new Input(3, 4), new Input(4, 2), new Input(2)) { Positional = "contracts by position" },
        ];

        internal static Tensor Run(ReadOnlySpan<Tensor> factors)
        {
            int n = factors.Length;
            if (n == 0) throw new Conflict(DiagnosticId.NT2007, nameof(MultiDot), ("reason", "there are no factors.")).ToException();
            for (int i = 0; i < n; i++)
                if (factors[i].Rank != 2 && !(factors[i].Rank == 1 && (i == 0 || i == n - 1)))
                    throw new Conflict(DiagnosticId.NT2007, nameof(MultiDot), ("reason", $"factor {i} has rank {factors[i].Rank}; only the first and the last may be vectors.")).With($"factors[{i}]", factors[i].Type).ToException();
            // sizes[i] × sizes[i + 1] is factor i; split[i, j] is where the cheapest product of i … j is cut.
            var sizes = new long[n + 1];
            for (int i = 0; i < n; i++) (sizes[i], sizes[i + 1]) = (i == 0 && factors[0].Rank == 1 ? 1 : i == 0 ? factors[0].Sizes[0] : sizes[i], factors[i].Rank == 1 && i > 0 ? 1 : factors[i].Sizes[^1]);
            var cost = new double[n, n];
            var split = new int[n, n];
            for (int length = 1; length < n; length++)
                for (int i = 0; i + length < n; i++)
                {
                    cost[i, i + length] = double.PositiveInfinity;
                    for (int cut = i; cut < i + length; cut++)
                    {
                        double work = cost[i, cut] + cost[cut + 1, i + length] + (double)sizes[i] * sizes[cut + 1] * sizes[i + length + 1];
                        if (work < cost[i, i + length]) (cost[i, i + length], split[i, i + length]) = (work, cut);
                    }
                }
            return Product(factors, split, 0, n - 1);
        }

        static Tensor Product(ReadOnlySpan<Tensor> factors, int[,] split, int first, int last) =>
            first == last ? factors[first] : Matmul.Run(Product(factors, split, first, split[first, last]), Product(factors, split, split[first, last] + 1, last));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.MultiDot"/>
        /// <param name="factors">At least one matrix, in order.</param>
        /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
        /// <exception cref="DuplicateNamesException">NT1004: a product would have a name twice.</exception>
        /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
        /// <exception cref="ShapeException">NT2007: a factor that is no matrix.</exception>
        public static Tensor MultiDot(params ReadOnlySpan<Tensor> factors) => Ops.MultiDot.Run(factors);

        /// <inheritdoc cref="MultiDot(ReadOnlySpan{Tensor})"/>
        public static Tensor MultiDot(params Tensor[] factors) => Ops.MultiDot.Run(factors);
    }
}
