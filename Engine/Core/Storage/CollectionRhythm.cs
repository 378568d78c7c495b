namespace NamedTorch.Core;

/// <summary>
/// When to ask for a collection: after every few blocks, so that a loop over temporaries runs in the blocks it used a moment ago, which lie
/// in the cache. How many follows from what a collection takes here: more threads that have to be interrupted, more roots, and it pays less
/// often. Where the blocks live on, as in a forward pass, collections find little; then they go a generation deeper and become rarer.
/// Of the others every sixteenth goes deeper too: what is in use during a collection is older after it, and would wait.
/// </summary>
static class CollectionRhythm
{
    const long Least = 8L << 20, Longest = 24L << 20, Most = 96L << 20;
    // So many bytes may be lent for each microsecond of a collection. A collection that comes late is longer itself, since the caches have gone cold:
    // with more bytes the rhythm would stay slow once it is, with these it finds back.
    const double BytesPerMicrosecond = 112 << 10;
    // Small blocks count twice, up to half a MiB: half as many of them stay near the processor, and a collection still pays for many.
    const long Counted = 512L << 10;
    const int Often = 2, Deeper = 16, MostRare = 8, Smoothing = 8;
    // Threads that report at once cost accuracy, nothing else.
    static long shortest = Least, rented;
    static double microseconds = Least / BytesPerMicrosecond;
    static int rareness = 1, shallow;

    /// <summary>What a block counts for.</summary>
    internal static long Weight(long bytes) => Math.Max(bytes, Math.Min(Often * bytes, Counted));

    /// <summary>The generation to collect before a block of this size is lent, or null.</summary>
    internal static int? Next(long bytes)
    {
        if (Interlocked.Add(ref rented, Weight(bytes)) <= Interval) return null;
        if (Interlocked.Exchange(ref rented, 0) < Least) return null;
        return rareness == 1 && Interlocked.Increment(ref shallow) % Deeper != 0 ? 0 : 1;
    }

    /// <summary>Learns from how long a collection took and how much of what was lent came back, weighed alike.</summary>
    internal static void Report(TimeSpan taken, long back)
    {
        int now = rareness;
        if (now == 1)
        {
            double mean = microseconds + (Math.Min(taken.TotalMicroseconds, 2 * microseconds) - microseconds) / Smoothing;
            microseconds = mean;
            Interlocked.Exchange(ref shortest, Math.Clamp((long)(mean * BytesPerMicrosecond), Least, Longest));
        }
        rareness = back >= Interval / 2 ? 1 : Math.Min(2 * now, MostRare);
    }

    static long Interval => Math.Min(Interlocked.Read(ref shortest) * rareness, Most);
}
