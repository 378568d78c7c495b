using System.Numerics;

namespace NamedTorch.Gpu;

/// <summary>How a reduction is shared among threads and groups: by sizes and by what lies side by side only, so that sums repeat.</summary>
/// <param name="PerResult">Threads that share a result, a power of two.</param>
/// <param name="Segments">Groups that share one, each for a part.</param>
/// <param name="Length">Elements of a part, a multiple of four.</param>
readonly record struct FoldCut(int PerResult, long Segments, long Length)
{
    const int PerThread = 32, Neighbourhood = 32, ManyGroups = 2048;

    /// <param name="results">How many results there are.</param>
    /// <param name="reduced">Elements of each.</param>
    /// <param name="isRow">Whether the reduced elements are neighbours.</param>
    internal static FoldCut Of(long results, long reduced, bool isRow)
    {
        int most = FoldShape.Threads;
        // Columns: as many side by side as a warp has threads, where there are as many.
        if (!isRow) most /= (int)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(results, 1, Neighbourhood));
        int perResult = (int)Math.Min((ulong)most, BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, reduced / PerThread)));
        long groups = (results * perResult + FoldShape.Threads - 1) / FoldShape.Threads;
        long segments = Math.Clamp(reduced / (perResult * PerThread), 1, Math.Max(1, ManyGroups / groups));
        long length = (((reduced + segments - 1) / segments) + Neighbours.Count - 1) / Neighbours.Count * Neighbours.Count;
        return new(perResult, segments == 1 ? 1 : (reduced + length - 1) / length, length);
    }
}
