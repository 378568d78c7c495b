using System.Diagnostics;
using System.Globalization;

namespace NamedTorch.Benchmarks.Compare;

/// <summary>How much of the machine others used since <see cref="Start"/>; a disturbed round is taken again. Known on Linux only.</summary>
sealed class ForeignLoad(PeerProcess peer)
{
    double busy, own;
    long started;

    internal void Start() => (busy, own, started) = (Busy(), Own(), Stopwatch.GetTimestamp());

    /// <summary>Cores that others kept busy, on average.</summary>
    internal double Cores() => (Busy() - busy - (Own() - own)) / Math.Max(1e-3, Stopwatch.GetElapsedTime(started).TotalSeconds);

    double Own()
    {
        using var self = Process.GetCurrentProcess();
        return (self.TotalProcessorTime + peer.Used).TotalSeconds;
    }

    // The first line counts hundredths of seconds of all cores: user, nice, system, idle, waiting, interrupts, soft interrupts, stolen.
    static double Busy()
    {
        if (!File.Exists("/proc/stat")) return 0;
        double[] ticks = [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
        return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) / 100;
    }
}
