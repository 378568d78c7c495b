using System.Diagnostics;
using NamedTorch.Gpu;

namespace NamedTorch.GpuCheck.Timing;

/// <summary>
/// Times work on a device: runs of as many calls as last a twentieth of a second, waited for once at their end; the median of five runs. The
/// first calls, which compile, are not counted.
/// </summary>
sealed class Stopclock(Accelerator accelerator)
{
    const int Runs = 5, Warm = 3, MostCalls = 1 << 14;
    const double Long = 0.05;

    /// <summary>Seconds of one call. What the call returns is given back at once.</summary>
    internal double Seconds(Func<Tensor?> call)
    {
        Run(call, Warm);
        int calls = 1;
        while (calls < MostCalls && Run(call, calls) is var time && time < Long) calls = time < Long / 16 ? calls * 8 : calls * 2;
        double[] times = [.. Enumerable.Range(0, Runs).Select(_ => Run(call, calls)).Order()];
        return times[Runs / 2] / calls;
    }

    double Run(Func<Tensor?> call, int calls)
    {
        accelerator.Synchronize();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) call()?.Storage.Release();
        accelerator.Synchronize();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
