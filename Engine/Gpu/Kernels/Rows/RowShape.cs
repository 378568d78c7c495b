using System.Numerics;

namespace NamedTorch.Gpu;

/// <summary>How rows are shared among threads, and what each keeps of its own. How it is cut depends on sizes and on what is a row only.</summary>
/// <param name="PerRow">Threads that share a row, a power of two.</param>
/// <param name="Held">Elements that a thread keeps in registers from the first fold to the result; 0: the row is too long, and is read again by each.</param>
/// <param name="Width">Neighbours that a thread takes at once: 4, or 1 where rows have no such number of them.</param>
/// <param name="IsRow">Elements of a row are neighbours in memory; else neighbouring threads have neighbouring rows.</param>
readonly record struct RowShape(int PerRow, int Held, int Width, bool IsRow)
{
    const int ShortRow = 128, FewHeld = 4, SomeHeld = 8, MostHeld = 16, Neighbourhood = 32;

    /// <param name="length">Elements of a row.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="isRow">Whether a row's elements are neighbours.</param>
    /// <param name="operands">Tensors that are read along the row.</param>
    /// <param name="isWide">Whether the computing type has 64 bits.</param>
    internal static RowShape Of(long length, long rows, bool isRow, int operands, bool isWide)
    {
        int most = FoldShape.Threads, room = MostHeld >> (operands > 4 ? 2 : operands > 2 ? 1 : 0) >> (isWide ? 1 : 0);
        // Columns: as many as a warp has threads side by side, where there are as many.
        if (!isRow) most /= (int)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(rows, 1, Neighbourhood));
        int held = length <= 1 ? 1 : length <= ShortRow && isRow ? FewHeld : length <= (long)most * SomeHeld ? SomeHeld : MostHeld;
        held = Math.Min(held, room);
        int width = isRow && length > 0 && length % Neighbours.Count == 0 && held >= Neighbours.Count ? Neighbours.Count : 1;
        if (length > (long)most * held) return new(most, 0, width, isRow);
        return new((int)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, (length + held - 1) / held)), held, width, isRow);
    }
}
