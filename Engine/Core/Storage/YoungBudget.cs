namespace NamedTorch.Core;

/// <summary>
/// Asks for a collection of generation 0 after every few MiB of blocks, so that a loop over temporaries runs in the blocks it used a
/// moment ago: they lie in the cache, those of a quarter GiB ago do not (at 1.5 MiB a block that doubles the time of an addition).
/// Where the blocks live on, as in a forward pass, collections find little and become rare.
/// </summary>
static class YoungBudget
{
    const long Least = 16L << 20, Most = 512L << 20;
    static long budget = Least, rented;

    /// <summary>Counts a block that is about to be handed out.</summary>
    internal static void Rent(long bytes)
    {
        if (Interlocked.Add(ref rented, bytes) <= Interlocked.Read(ref budget)) return;
        long since = Interlocked.Exchange(ref rented, 0), before = NativePool.LiveBytes;
        if (since < Least) return;
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        long back = before - NativePool.LiveBytes, next = Interlocked.Read(ref budget);
        if (back < since / 2) next *= 2;
        else if (back > since * 3 / 4) next /= 2;
        Interlocked.Exchange(ref budget, Math.Clamp(next, Least, Most));
    }
}
