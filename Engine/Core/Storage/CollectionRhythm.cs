namespace NamedTorch.Core;

/// <summary>
/// When to ask for a collection: after every few MiB of blocks, so that a loop over temporaries runs in the blocks it used a moment ago,
/// which lie in the cache. Where the blocks live on, as in a forward pass, collections find little; then they go a generation deeper and
/// become rarer.
/// </summary>
static class CollectionRhythm
{
    const long Least = 16L << 20, Most = 96L << 20;
    static long interval = Least, rented;

    /// <summary>The generation to collect before a block of this size is lent, or null.</summary>
    internal static int? Next(long bytes)
    {
        if (Interlocked.Add(ref rented, bytes) <= Interlocked.Read(ref interval)) return null;
        return Interlocked.Exchange(ref rented, 0) < Least ? null : Interlocked.Read(ref interval) == Least ? 0 : 1;
    }

    /// <summary>Learns from how much of what was lent came back.</summary>
    internal static void Report(long back)
    {
        long now = Interlocked.Read(ref interval);
        Interlocked.Exchange(ref interval, back >= now / 2 ? Least : Math.Min(2 * now, Most));
    }
}
