using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NamedTorch.Core;
using static NamedTorch.Torch;

namespace NamedTorch.Benchmarks.Peak;

/// <summary>What the machine can do at best, measured: fused multiply-adds that wait for nothing, and the triad y = a + s·b over memory.</summary>
static unsafe class Hardware
{
    // Some 35 ms: long enough for the system to give threads that it woke on one processor a processor each.
    const int Loops = 20_000_000;

    /// <summary>Operations per nanosecond (GFLOP/s) of float32 on this many threads at once, two for a fused multiply-add; the best of several tries.</summary>
    internal static double Gflops(int threads)
    {
        if (!Fma.IsSupported) return double.NaN;
        double best = 0;
        for (int i = 0; i < 7; i++)
        {
            double seconds = Seconds(threads, static _ => MultiplyAdd());
            best = Math.Max(best, threads * (double)Loops * 12 * Vector256<float>.Count * 2 / seconds / 1e9);
        }
        return best;
    }

    /// <summary>Bytes per nanosecond (GB/s) that the triad reads and writes over arrays of this many floats in all; the best of several tries.</summary>
    internal static double Triad(int threads, int length)
    {
        // Tensors' memory, so that both sides have pages of one size; untouched ones are all one page of zeros, which never leaves the cache.
        Dim row = "Row";
        Tensor a = Full([row[length]], 1f), b = Full([row[length]], 2f), y = Zeros(row[length]);
        double best = 0;
        for (int i = 0; i < 15; i++)
        {
            bool streams = i % 2 == 1;
            double seconds = Seconds(threads, t => AddScaled(a.Storage, b.Storage, y.Storage, (int)((long)length * t / threads), (int)((long)length * (t + 1) / threads), streams));
            if (i > 2) best = Math.Max(best, 12.0 * length / seconds / 1e9);
        }
        return best;
    }

    // All threads wait at a gate; the time is from the first one's start to the last one's end.
    static double Seconds(int threads, Action<int> work)
    {
        using var gate = new Barrier(threads);
        long[] starts = new long[threads], ends = new long[threads];
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(t => new Thread(() =>
        {
            gate.SignalAndWait();
            starts[t] = Stopwatch.GetTimestamp();
            work(t);
            ends[t] = Stopwatch.GetTimestamp();
        }))];
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        return Stopwatch.GetElapsedTime(starts.Min(), ends.Max()).TotalSeconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MultiplyAdd()
    {
        Vector256<float> m = Vector256.Create(1.0000001f), c = Vector256.Create(1e-9f);
        Vector256<float> s0 = c, s1 = c, s2 = c, s3 = c, s4 = c, s5 = c, s6 = c, s7 = c, s8 = c, s9 = c, s10 = c, s11 = c;
        for (int i = 0; i < Loops; i++)
        {
            (s0, s1, s2, s3) = (Fma.MultiplyAdd(s0, m, c), Fma.MultiplyAdd(s1, m, c), Fma.MultiplyAdd(s2, m, c), Fma.MultiplyAdd(s3, m, c));
            (s4, s5, s6, s7) = (Fma.MultiplyAdd(s4, m, c), Fma.MultiplyAdd(s5, m, c), Fma.MultiplyAdd(s6, m, c), Fma.MultiplyAdd(s7, m, c));
            (s8, s9, s10, s11) = (Fma.MultiplyAdd(s8, m, c), Fma.MultiplyAdd(s9, m, c), Fma.MultiplyAdd(s10, m, c), Fma.MultiplyAdd(s11, m, c));
        }
        kept = s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11;
    }

    // What the loop leaves, so that it is not empty.
    static Vector256<float> kept;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddScaled(Storage a, Storage b, Storage y, int from, int to, bool streams)
    {
        var scale = Vector256.Create(0.5f);
        fixed (byte* first = a, second = b, third = y)
        {
            float* p = (float*)first, q = (float*)second, r = (float*)third;
            int i = from;
            for (; i < to && ((nint)(r + i) & 31) != 0; i++) r[i] = p[i] + 0.5f * q[i];
            if (streams && Avx.IsSupported)
                for (; i <= to - 8; i += 8) Avx.StoreAlignedNonTemporal(r + i, Vector256.FusedMultiplyAdd(scale, Vector256.Load(q + i), Vector256.Load(p + i)));
            else
                for (; i <= to - 8; i += 8) Vector256.FusedMultiplyAdd(scale, Vector256.Load(q + i), Vector256.Load(p + i)).Store(r + i);
            for (; i < to; i++) r[i] = p[i] + 0.5f * q[i];
        }
    }
}
