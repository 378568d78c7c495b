namespace NamedTorch.Core;

/// <summary>
/// Fills memory with random numbers. Number i comes from block start + i / PerBlock and its place in it, and from nothing else,
/// so any part of the memory can be filled by any thread.
/// </summary>
public static unsafe class RandomFill
{
    /// <summary>target[i] for the numbers of blocks <paramref name="begin"/> ≤ block &lt; <paramref name="end"/>, as far as they are within <paramref name="count"/>.</summary>
    public static void Run<T, TDraw>(in TDraw draw, T* target, long count, ulong seed, ulong start, long begin, long end) where T : unmanaged where TDraw : struct, IDraw<T>
    {
        int per = TDraw.PerBlock;
        Span<T> rest = stackalloc T[per];
        for (long block = begin; block < end; block++)
        {
            var words = Philox.Block(seed, start + (ulong)block);
            long at = block * per;
            if (at + per <= count) draw.Draw(words, new(target + at, per));
            else
            {
                draw.Draw(words, rest);
                rest[..(int)(count - at)].CopyTo(new(target + at, (int)(count - at)));
            }
        }
    }

    /// <summary>Blocks that <paramref name="count"/> numbers use.</summary>
    public static long Blocks<T, TDraw>(long count) where T : unmanaged where TDraw : struct, IDraw<T> => (count + TDraw.PerBlock - 1) / TDraw.PerBlock;
}
