using System.Diagnostics;
using System.Runtime.CompilerServices;
using NamedTorch.Core;

namespace NamedTorch.Benchmarks.Compare;

/// <summary>A case, timed: the peer's time divided by ours in each pair, sorted.</summary>
sealed record Timing(Case Case, double Ours, double Peer, double[] Ratios, int Disturbed)
{
    internal double Ratio => Ratios[Ratios.Length / 2];

    /// <summary>The 95 % interval of the median, by order statistics.</summary>
    internal (double Low, double High) Interval
    {
        get
        {
            int margin = (int)Math.Floor(Ratios.Length / 2.0 - 0.98 * Math.Sqrt(Ratios.Length));
            return (Ratios[Math.Max(0, margin)], Ratios[Math.Min(Ratios.Length - 1, Ratios.Length - 1 - margin)]);
        }
    }

    /// <summary>Even the upper end of the interval is below the floor.</summary>
    internal bool IsBelowFloor => Interval.High < Case.Floor;
}

/// <summary>Times a case on both sides in turn, after its results were compared.</summary>
sealed class Comparison(PeerProcess peer, int pairs)
{
    const double Slice = 0.04, WarmUp = 0.3, MayBeForeign = 0.25;
    const int MostDisturbed = 40, SpinningEnds = 15;

    readonly ForeignLoad load = new(peer);

    /// <exception cref="InvalidOperationException">The two sides computed different things.</exception>
    internal Timing Run(Case c)
    {
        // What the cases before left is not this one's.
        GC.Collect();
        NativePool.Trim();
        peer.Setup(c.Peer);
        var ours = c.Ours();
        Check(c, ours(), peer.Result());
        int ourCalls = Calls(calls => Time(ours, calls)), peerCalls = Calls(peer.Time);
        List<double> mine = [], theirs = [], ratios = [];
        int disturbed = 0;
        while (ratios.Count < pairs)
        {
            if (Threads.Count == 1) Share(ratios.Count % Environment.ProcessorCount);
            load.Start();
            // Idle workers spin before they sleep: OpenMP's for some milliseconds, in which they would have the other side's processors.
            Thread.Sleep(SpinningEnds);
            double a = Time(ours, ourCalls);
            Thread.Sleep(SpinningEnds);
            double b = peer.Time(peerCalls);
            if (load.Cores() > MayBeForeign && disturbed < MostDisturbed)
            {
                disturbed++;
                continue;
            }
            mine.Add(a);
            theirs.Add(b);
            ratios.Add(b / a);
        }
        ratios.Sort();
        return new(c, Median(mine), Median(theirs), [.. ratios], disturbed);
    }

    // One thread each: both on one processor, one after the other, for another machine's work on the same core takes half of what it does.
    void Share(int processor)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows() || processor >= 8 * nint.Size) return;
        using var self = Process.GetCurrentProcess();
        self.ProcessorAffinity = (nint)1 << processor;
        peer.RunOn((nint)1 << processor);
    }

    // As many calls as take a slice, once the first ones have compiled and the caches are warm.
    static int Calls(Func<int, double> time)
    {
        long start = Stopwatch.GetTimestamp();
        double nanoseconds = time(3);
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUp) nanoseconds = time(Fill(nanoseconds));
        return Fill(nanoseconds);
    }

    static int Fill(double nanoseconds) => (int)Math.Clamp(Slice * 1e9 / nanoseconds, 1, 1e7);

    static double Time(Func<Tensor[]> run, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) Call(run);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }

    // A frame of its own: a result must not live on in a slot of the loop's while the next is made.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Call(Func<Tensor[]> run) => run();

    static void Check(Case c, Tensor[] results, float[] expected)
    {
        float[] got = [.. results.SelectMany(static r => r.Detach().To(DType.Float32).ToArray<float>())];
        if (got.Length != expected.Length) throw new InvalidOperationException($"{c.Name}: {got.Length} elements, the peer has {expected.Length}.");
        double scale = Math.Max(1e-6, expected.Max(static x => Math.Abs(x)));
        for (int i = 0; i < got.Length; i++)
            if (!(Math.Abs(got[i] - expected[i]) <= c.Tolerance * scale))
                throw new InvalidOperationException($"{c.Name}: element {i} is {got[i]}, the peer has {expected[i]}.");
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
