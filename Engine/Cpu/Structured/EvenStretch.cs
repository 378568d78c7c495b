namespace NamedTorch.Cpu;

/// <summary>
/// The results [First, Last) of a line, the middle one among them, that read equally many inputs from evenly spaced places: a lane can
/// be a result there.
/// </summary>
readonly record struct EvenStretch(int First, int Last, int Taps, nint Stride)
{
    /// <summary>Looks from the middle outward; empty where the middle reads nothing.</summary>
    /// <param name="begin">Where each result's inputs begin.</param>
    /// <param name="taps">How many each has.</param>
    internal static EvenStretch Find(ReadOnlySpan<long> begin, ReadOnlySpan<int> taps)
    {
        int count = begin.Length, first = count / 2, last = first + 1;
        if (count == 0 || taps[first] == 0) return default;
        nint stride = count == 1 ? 1 : (nint)(begin[Math.Min(last, count - 1)] - begin[Math.Min(first, count - 2)]);
        if (stride <= 0) return new(first, last, taps[first], 1);
        for (; first > 0 && begin[first] - begin[first - 1] == stride && taps[first - 1] == taps[first]; first--) { }
        for (; last < count && begin[last] - begin[last - 1] == stride && taps[last] == taps[last - 1]; last++) { }
        return new(first, last, taps[first], stride);
    }
}
