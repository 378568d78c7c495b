using System.Numerics;

namespace NamedTorch.Ops;

/// <summary>The one order of elements: ascending, NaN above everything, equal elements by place.</summary>
static class Ordering
{
    /// <summary>Sorts keys and tells where each was; stable. Descending is its mirror, but equal elements stay in order.</summary>
    internal static void Sort<T>(Span<T> keys, Span<long> places, bool descending) where T : unmanaged, INumber<T>
    {
        int numbers = NumbersFirst(keys, places);
        keys[..numbers].Sort(places[..numbers]);
        if (descending)
        {
            keys.Reverse();
            places.Reverse();
        }
        // The sort is not stable: equal elements are put back into the order of their places.
        for (int i = 0; i < keys.Length;)
        {
            int end = i + 1;
            while (end < keys.Length && Same(keys[end], keys[i])) end++;
            if (end - i > 1) places[i..end].Sort();
            i = end;
        }
    }

    /// <summary>Moves NaN to the end, otherwise keeping the order; returns how many are none.</summary>
    internal static int NumbersFirst<T>(Span<T> keys, Span<long> places) where T : unmanaged, INumber<T>
    {
        int numbers = 0, aside = 0;
        T none = default;
        foreach (T key in keys)
            if (T.IsNaN(key)) none = key;
            else numbers++;
        for (int i = 0, at = 0; i < keys.Length; i++)
            if (T.IsNaN(keys[i])) places[numbers + aside++] = i;
            else (keys[at], places[at++]) = (keys[i], i);
        keys[numbers..].Fill(none);
        return numbers;
    }

    /// <summary>Equal, NaN to NaN.</summary>
    internal static bool Same<T>(T a, T b) where T : unmanaged, INumber<T> => a == b || T.IsNaN(a) && T.IsNaN(b);
}
