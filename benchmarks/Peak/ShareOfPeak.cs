using static NamedTorch.Torch;

namespace NamedTorch.Benchmarks.Peak;

/// <summary>Matrix products against a measured loop of fused multiply-adds, and a + b·c against a measured triad.</summary>
static class ShareOfPeak
{
    const int Elements = 10_000_000, Pairs = 9;

    internal static int Run(int threads)
    {
        bool all = true;
        foreach (int t in threads == 1 ? [1] : new[] { 1, threads })
        {
            Threads.Count = t;
            all &= Products(t, floor: t == 1 ? 0.85 : 0.75);
            all &= Elementwise(t, floor: 0.9);
        }
        return all ? 0 : 1;
    }

    static bool Products(int threads, double floor)
    {
        double peak = Hardware.Gflops(threads);
        Console.WriteLine($"{threads} threads: fused multiply-adds reach {peak:F0} GFLOP/s");
        bool all = true;
        Dim row = "Row", inner = "Inner", column = "Column";
        foreach (int n in new[] { 256, 512, 1024, 2048 })
        {
            Tensor a = Randn(row[n], inner[n]), b = Randn(inner[n], column[n]), y = Empty(row[n], column[n]);
            // The machine's clock moves: peak and product are taken in turn.
            double reached = 2.0 * n * n * n / Rounds.Medians(7, (int)Math.Max(1, 4_000_000_000 / ((long)n * n * n)), () => a.Matmul(b, into: y))[0];
            peak = Math.Max(peak, Hardware.Gflops(threads));
            bool counts = n >= 1024;
            all &= !counts || reached >= floor * peak;
            Console.WriteLine($"  product {n,-5} {reached,6:F0} GFLOP/s  {reached / peak:P0}{(counts ? $"  floor {floor:P0}{(reached < floor * peak ? "  BELOW" : "")}" : "")}");
        }
        return all;
    }

    static bool Elementwise(int threads, double floor)
    {
        Dim row = "Row";
        Tensor a = Randn(row[Elements]), b = Randn(row[Elements]), c = Randn(row[Elements]), y = Empty(row[Elements]);
        // What neighbours leave of the bandwidth moves too: the median of shares that were taken at one time each.
        var shares = new (double Share, double Ours, double Triad)[Pairs];
        for (int i = 0; i < Pairs; i++)
        {
            double triad = Hardware.Triad(threads, Elements), ours = 16.0 * Elements / Rounds.Medians(5, 1, () => a.Addcmul(b, c, into: y))[0];
            shares[i] = (ours / triad, ours, triad);
        }
        Array.Sort(shares);
        var (share, reached, peak) = shares[Pairs / 2];
        Console.WriteLine($"  a + b*c 1e7   {reached,6:F1} GB/s, triad {peak:F1} GB/s  {share:P0}  floor {floor:P0}{(share < floor ? "  BELOW" : "")}");
        return share >= floor;
    }
}
