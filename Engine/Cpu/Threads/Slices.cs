using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>A range cut into nearly equal chunks; the cut follows from the length and the grain alone.</summary>
/// <param name="length">Number of units, at least 0.</param>
/// <param name="grain">Units that make a chunk worth a thread's while, at least 1.</param>
/// <param name="most">Most chunks to cut, at least 1.</param>
public readonly struct Slices(long length, long grain, int most = Slices.Most)
{
    /// <summary>The usual bound on the number of chunks: enough to even out 16 threads, few enough to claim.</summary>
    public const int Most = 64;

    /// <summary>Number of chunks; 0 only for an empty range.</summary>
    public int Count { get; } = (int)Math.Min(most, (length + grain - 1) / grain);

    /// <summary>First unit of a chunk; for chunk = <see cref="Count"/>, the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Begin(int chunk) => length / Count * chunk + length % Count * chunk / Count;

    /// <summary>One past the last unit of a chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long End(int chunk) => Begin(chunk + 1);
}
