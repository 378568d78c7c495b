using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>What an attention kernel is written for. Every number that a tuner may change is here.</summary>
/// <param name="Width">What query and key are compared over.</param>
/// <param name="ValueWidth">What is averaged.</param>
/// <param name="Side">Queries and keys of a tile.</param>
/// <param name="IsCausal">A query sees the keys up to its own place.</param>
/// <param name="Mask">What a mask has: bool, true where a key may be seen; float32, added to the scores; null: there is none.</param>
readonly record struct AttentionShape(int Width, int ValueWidth, int Side, bool IsCausal, DType? Mask)
{
    /// <summary>
    /// Threads of a group: as many per row as it takes, each with every so manieth column. With 32 × 32 scores a thread keeps 4 of them and an eighth of a row of
    /// results; four tiles of rows and two of scores fill at most 48 KiB of shared memory, so that 3 groups share a multiprocessor.
    /// </summary>
    internal const int Threads = 256;

    const int MostBytes = 48 << 10;

    /// <summary>Threads of a row.</summary>
    internal int PerRow => Threads / Side;

    /// <summary>The largest tiles that fit, or null.</summary>
    internal static AttentionShape? Of(long width, long valueWidth, in AttentionScores scores)
    {
        foreach (int side in new[] { 32, 16 })
            if (width <= 256 && valueWidth <= 256 && new AttentionShape((int)width, (int)valueWidth, side, scores.IsCausal, scores.Mask?.DType) is var shape && shape.Bytes <= MostBytes) return shape;
        return null;
    }

    // Backward: two tiles of each width, and two of scores.
    int Bytes => sizeof(float) * Side * (2 * (Padded(Width) + 1) + 2 * (Padded(ValueWidth) + 1) + 2 * (Side + 1));

    /// <summary>A width as every thread of a row has as much of it.</summary>
    internal int Padded(int width) => (width + PerRow - 1) / PerRow * PerRow;
}
