using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Ops;

/// <summary>
/// The one order of elements: ascending, NaN above everything, equal elements by place. Sorted as whole numbers that have the same
/// order, byte by byte from the lowest, which keeps equal elements in place.
/// </summary>
static class Ordering
{
    /// <summary>Up to this many elements are sorted by insertion.</summary>
    const int Few = 48;

    /// <summary>Sorts keys and tells where each was; stable. Descending mirrors the order, but equal elements stay in order.</summary>
    internal static void Sort<T>(Span<T> keys, Span<long> places, bool descending) where T : unmanaged, INumber<T>
    {
        if (keys.Length <= Few) Insert(keys, places, descending);
        else Distribute(keys, places, descending);
    }

    /// <summary>Equal, NaN to NaN.</summary>
    internal static bool Same<T>(T a, T b) where T : unmanaged, INumber<T> => a == b || T.IsNaN(a) && T.IsNaN(b);

    static void Insert<T>(Span<T> keys, Span<long> places, bool descending) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < keys.Length; i++)
        {
            T key = keys[i];
            int at = i;
            for (; at > 0 && (descending ? Above(key, keys[at - 1]) : Above(keys[at - 1], key)); at--) (keys[at], places[at]) = (keys[at - 1], places[at - 1]);
            (keys[at], places[at]) = (key, i);
        }
    }

    static bool Above<T>(T a, T b) where T : unmanaged, INumber<T> => a > b || T.IsNaN(a) && !T.IsNaN(b);

    [SkipLocalsInit]
    static void Distribute<T>(Span<T> keys, Span<long> places, bool descending) where T : unmanaged, INumber<T>
    {
        int n = keys.Length, bytes = Unsafe.SizeOf<T>();
        ulong flip = descending ? ulong.MaxValue : 0;
        ulong[] pool = ArrayPool<ulong>.Shared.Rent(2 * n);
        int[] order = ArrayPool<int>.Shared.Rent(2 * n);
        T[] old = ArrayPool<T>.Shared.Rent(n);
        Span<ulong> from = pool.AsSpan(0, n), to = pool.AsSpan(n, n);
        Span<int> at = order.AsSpan(0, n), next = order.AsSpan(n, n);
        Span<int> counts = stackalloc int[8 * 256];
        counts.Clear();
        keys.CopyTo(old);
        for (int i = 0; i < n; i++)
        {
            ulong key = Ranked(keys[i]) ^ flip;
            (from[i], at[i]) = (key, i);
            for (int b = 0; b < bytes; b++) counts[b * 256 + (byte)(key >> 8 * b)]++;
        }
        for (int b = 0; b < bytes; b++)
        {
            var digits = counts.Slice(b * 256, 256);
            // A byte that all keys share moves nothing.
            if (digits[(byte)(from[0] >> 8 * b)] == n) continue;
            for (int d = 0, start = 0; d < 256; d++) (digits[d], start) = (start, start + digits[d]);
            for (int i = 0; i < n; i++)
            {
                int target = digits[(byte)(from[i] >> 8 * b)]++;
                (to[target], next[target]) = (from[i], at[i]);
            }
            var sorted = to;
            to = from;
            from = sorted;
            var moved = next;
            next = at;
            at = moved;
        }
        for (int i = 0; i < n; i++) (keys[i], places[i]) = (old[at[i]], at[i]);
        ArrayPool<ulong>.Shared.Return(pool);
        ArrayPool<int>.Shared.Return(order);
        ArrayPool<T>.Shared.Return(old);
    }

    // Sign and magnitude become one ascending number; −0 is 0, and every NaN the same above infinity.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Ranked<T>(T key) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(int)) return (uint)Unsafe.BitCast<T, int>(key) ^ 0x8000_0000u;
        if (typeof(T) == typeof(long)) return (ulong)Unsafe.BitCast<T, long>(key) ^ 0x8000_0000_0000_0000u;
        if (typeof(T) == typeof(float))
        {
            if (T.IsNaN(key)) return uint.MaxValue;
            uint bits = Unsafe.BitCast<T, uint>(key + T.Zero);
            return bits ^ ((uint)((int)bits >> 31) | 0x8000_0000u);
        }
        if (T.IsNaN(key)) return ulong.MaxValue;
        ulong wide = Unsafe.BitCast<T, ulong>(key + T.Zero);
        return wide ^ ((ulong)((long)wide >> 63) | 0x8000_0000_0000_0000u);
    }
}
