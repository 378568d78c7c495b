namespace NamedTorch.Core;

/// <summary>
/// When a collection that is due anyway should be a full one: where much that was lent grew old, dead or not. What lives through two collections, a graph's
/// node or a list that was there before its tensors, comes back by a full collection only, and a loop would go on to cold blocks until the budget is spent.
/// </summary>
static class FullCollections
{
    const long Least = 32L << 20;
    // So many bytes have to grow old for each microsecond that the last full collection took: the user's own objects may make it long.
    const double BytesPerMicrosecond = 64 << 10;

    static long earned;

    /// <summary>True where so many bytes grew old since the last full collection, beside those that lived on through it.</summary>
    internal static bool IsDue(long grownOld, long lived) => grownOld > Math.Max(Math.Max(Least, lived / 2), Interlocked.Read(ref earned));

    /// <summary>Learns from how long one took.</summary>
    internal static void Report(TimeSpan taken) => Interlocked.Exchange(ref earned, (long)(taken.TotalMicroseconds * BytesPerMicrosecond));
}
