namespace NamedTorch.Core;

/// <summary>
/// When to ask for a collection: after every few blocks, so that a loop over temporaries runs in the blocks it used a moment ago, which lie
/// in the cache. How many follows from what a collection takes here: more threads that have to be interrupted, more roots, and it pays less
/// often. A collection that comes late takes longer itself, for the caches have gone cold meanwhile; so what one takes is tried again and
/// again in the quickest rhythm, a few collections at a time, and not learned from the late ones.
/// They are of generation 1: what an operation had in use during a collection, and all that this was given to hold, is older after it, and would wait.
/// Where the blocks live on, as in a forward pass, collections find little and become rarer; the best moment is the end of the backward pass.
/// </summary>
static class CollectionRhythm
{
    /// <summary>The generation to collect.</summary>
    internal const int Generation = 1;

    const long Least = 6L << 20, Longest = 16L << 20, Most = 96L << 20;
    // So many bytes may be lent for each microsecond of a collection, less what each block takes by itself: that does not come cheaper by waiting.
    const double BytesPerMicrosecond = 200 << 10, MicrosecondsPerBlock = 0.3;
    const int MostRare = 8;
    // The first collections of a trial are still slow from the rhythm before; the last ones tell.
    const int Trial = 6, Slow = 3, BetweenTrials = 64;
    // Threads that report at once cost accuracy, nothing else.
    static long shortest = Least, rented;
    static double fastest = double.MaxValue;
    static int rareness = 1, collection;
    static bool isPassOver, wasAfterPass;

    /// <summary>A backward pass is over: what its graph kept is garbage now, and the next block is the time to take it back.</summary>
    internal static void PassEnded() => Volatile.Write(ref isPassOver, true);

    /// <summary>True where a collection is due before a block of this size is lent.</summary>
    internal static bool IsDue(long bytes)
    {
        long total = Interlocked.Add(ref rented, bytes);
        bool isAfterPass = Volatile.Read(ref isPassOver);
        if (isAfterPass) Volatile.Write(ref isPassOver, false);
        if (total <= (isAfterPass ? Interlocked.Read(ref shortest) : Interval) || Interlocked.Exchange(ref rented, 0) < Least) return false;
        wasAfterPass = isAfterPass;
        return true;
    }

    /// <summary>Learns from how long a collection took, and how many blocks and bytes of what was lent came back.</summary>
    internal static void Report(TimeSpan taken, int blocks, long back)
    {
        int now = rareness;
        if (now == 1 || wasAfterPass) Learn(taken.TotalMicroseconds - blocks * MicrosecondsPerBlock);
        // What comes back after a pass says nothing of what comes back within one.
        if (!wasAfterPass) rareness = back >= Interval / 2 ? 1 : Math.Min(2 * now, MostRare);
    }

    static void Learn(double microseconds)
    {
        int place = Interlocked.Increment(ref collection) % BetweenTrials;
        if (place == 0) (shortest, fastest) = (Least, double.MaxValue);
        if (place is < Slow or >= Trial) return;
        fastest = Math.Min(fastest, microseconds);
        if (place == Trial - 1) Interlocked.Exchange(ref shortest, Math.Clamp((long)(fastest * BytesPerMicrosecond), Least, Longest));
    }

    static long Interval => Math.Min(Interlocked.Read(ref shortest) * rareness, Most);
}
