namespace NamedTorch.Core;

/// <summary>
/// When to ask for a collection: after every few blocks, so that a loop over temporaries runs in the blocks it used a moment ago, which lie
/// in the cache. Where the blocks live on, as in a forward pass, collections find little; then they go a generation deeper and become rarer.
/// Of the others every sixteenth goes deeper too: what is in use during a collection is older after it, and would wait.
/// </summary>
static class CollectionRhythm
{
    const long Least = 8L << 20, Most = 96L << 20;
    // Small blocks count twice, up to half a MiB: 4 MiB of them stay near the processor, and a collection still pays for many.
    const long Counted = 512L << 10;
    const int Often = 2, Deeper = 16;
    static long interval = Least, rented;
    static int shallow;

    /// <summary>What a block counts for.</summary>
    internal static long Weight(long bytes) => Math.Max(bytes, Math.Min(Often * bytes, Counted));

    /// <summary>The generation to collect before a block of this size is lent, or null.</summary>
    internal static int? Next(long bytes)
    {
        if (Interlocked.Add(ref rented, Weight(bytes)) <= Interlocked.Read(ref interval)) return null;
        if (Interlocked.Exchange(ref rented, 0) < Least) return null;
        return Interlocked.Read(ref interval) == Least && Interlocked.Increment(ref shallow) % Deeper != 0 ? 0 : 1;
    }

    /// <summary>Learns from how much of what was lent came back, weighed alike.</summary>
    internal static void Report(long back)
    {
        long now = Interlocked.Read(ref interval);
        Interlocked.Exchange(ref interval, back >= now / 2 ? Least : Math.Min(2 * now, Most));
    }
}
