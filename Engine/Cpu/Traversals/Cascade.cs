using System.Runtime.CompilerServices;
using NamedTorch.Core;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// Combines a stream of partial results pairwise, as a tree would, in one place per level: level i holds the 2ⁱ last ones where bit i
/// of the count is set.
/// </summary>
unsafe struct Cascade<TFold, V, T> where TFold : struct, IFold where V : struct, ISimd<V, T> where T : unmanaged
{
    const int Levels = 48;

    [InlineArray(Levels)]
    struct Places
    {
        V first;
    }

    Places levels;
    long count;

    /// <summary>Starts over.</summary>
    internal void Clear() => count = 0;

    [MethodImpl(AggressiveInlining)]
    internal void Add(in TFold fold, V partial)
    {
        int level = 0;
        for (long full = count++; (full & 1) != 0; full >>= 1) partial = fold.Combine(levels[level++], partial);
        levels[level] = partial;
    }

    /// <summary>All of them; the identity for none.</summary>
    internal readonly V Total(in TFold fold)
    {
        if (count == 0) return fold.Identity<V>();
        int level = (int)long.TrailingZeroCount(count);
        V total = levels[level];
        while (++level < Levels && count >> level != 0)
            if ((count >> level & 1) != 0) total = fold.Combine(levels[level], total);
        return total;
    }
}
