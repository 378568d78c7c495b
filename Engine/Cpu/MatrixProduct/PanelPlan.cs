using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>How a product is blocked and what of it is packed: a function of shape and strides, not of threads.</summary>
readonly struct PanelPlan
{
    /// <summary>Longest stretch of k in one go: a panel of B of this depth stays in the first-level cache.</summary>
    const int MostDepth = 384;

    /// <summary>Rows of A in a tile of C that stay in the second-level cache.</summary>
    const int MostRowsDown = 96;

    /// <summary>Up to this many rows stay together, so that each panel of B is read, and packed, once.</summary>
    const int MediumRows = 192;

    /// <summary>From so many rows on, and up to so many columns, a chunk has whole rows of C.</summary>
    const int LeastInPlace = 512, MostInPlace = 384;

    /// <summary>Panels of B in a row of C that is short.</summary>
    const int MostShort = 4;

    /// <summary>Operations below which another thread is not worth waking.</summary>
    const double LeastWork = 2e5;

    public readonly nint Height, Width, Depth, PanelsDown, PanelsAcross;
    public readonly int GridRows, GridColumns, PackingB;
    public readonly bool PackA, PackB;

    /// <summary>Whether the one row of the grid packs each panel of B just before it is used, and nobody waits.</summary>
    public readonly bool PackInPlace;

    /// <summary>Whether the grid has one column, in which each chunk packs its rows of a transposed A as it comes to them: what is packed stays near, and nobody waits.</summary>
    public readonly bool PackLeftInPlace;

    public PanelPlan(nint m, nint n, nint k, nint height, nint width, bool packA, bool packB, bool isTransposed, bool sharesLines)
    {
        Height = height;
        Width = width;
        PackA = packA;
        PackB = packB;
        PanelsDown = (m + height - 1) / height;
        PanelsAcross = (n + width - 1) / width;
        nint blocks = (k + MostDepth - 1) / MostDepth;
        Depth = ((k + blocks - 1) / blocks + 7) & ~7;
        PackLeftInPlace = packA && isTransposed && m >= LeastInPlace && n <= MostInPlace;
        (GridRows, GridColumns) = PackLeftInPlace ? ((int)(PanelsDown / nint.Clamp(PanelsDown / 16, 8, 12)), 1) : Grid(m, n, k, sharesLines);
        PackInPlace = packB && GridRows == 1;
        PackingB = packB && !PackInPlace ? GridColumns : 0;
    }

    /// <summary>Chunks of packing: each a column of the grid, a row, or both.</summary>
    public int PackingChunks => Math.Max(PackingB, PackingA);

    /// <summary>Rows of the grid whose A is packed beforehand.</summary>
    public int PackingA => PackA && !PackLeftInPlace ? GridRows : 0;

    /// <summary>Chunks of computing.</summary>
    public int Tiles => GridRows * GridColumns;

    /// <summary>First panel of a row or column of the grid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint PanelAt(int index, int cells, nint panels) => panels * index / cells;

    (int, int) Grid(nint m, nint n, nint k, bool sharesLines)
    {
        double work = 2.0 * m * n * k;
        if (work < 2 * LeastWork) return (1, 1);
        double tile = Math.Clamp(work / 32, LeastWork, 6.4e7), panelWork = 2.0 * Height * Width * k;
        double panels = Math.Max(1, tile / panelWork);
        // Threads that write to one cache line wait for each other: whole rows, if they are short.
        if (sharesLines && PanelsAcross <= MostShort && PanelsAcross <= 2 * panels) return ((int)Math.Ceiling(PanelsDown / Math.Clamp(panels / PanelsAcross, 1, (double)MostRowsDown / Height)), 1);
        double down = Math.Min(Math.Min(PanelsDown, (m <= MediumRows ? MediumRows : MostRowsDown) / Height), Math.Max(1, panels));
        double across = Math.Clamp(panels / down, 1, PanelsAcross);
        if (across >= PanelsAcross) down = Math.Clamp(panels / PanelsAcross, 1, PanelsDown);
        return ((int)Math.Ceiling(PanelsDown / down), (int)Math.Ceiling(PanelsAcross / across));
    }
}
