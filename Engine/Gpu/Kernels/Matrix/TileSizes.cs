namespace NamedTorch.Gpu;

/// <summary>
/// How a matrix product is cut: every number that a tuner may change. A group makes a tile of rows × columns; it brings slices of the operands,
/// so deep, into shared memory, several stages ahead; each part of the tile, so many rows × columns, belongs to a thread or to a warp.
/// </summary>
/// <param name="Rows">Rows of results per group.</param>
/// <param name="Columns">Columns of results per group.</param>
/// <param name="Depth">Elements of a slice.</param>
/// <param name="Stages">Slices in shared memory at once: one is multiplied while the others arrive.</param>
/// <param name="PartRows">Rows of results per part.</param>
/// <param name="PartColumns">Columns of results per part.</param>
/// <param name="ThreadsPerPart">1, or a warp.</param>
readonly record struct TileSizes(int Rows, int Columns, int Depth, int Stages, int PartRows, int PartColumns, int ThreadsPerPart)
{
    /// <summary>Bytes of a slice's row or column for matrix units: two steps of a unit, of whatever type.</summary>
    internal const int UnitBytes = 64;

    /// <summary>So many groups of large tiles keep a GPU busy; a product of fewer is cut smaller.</summary>
    internal const int EnoughGroups = 108;

    /// <summary>A product of few tiles is split along its depth into parts of no less than this, which are summed afterwards.</summary>
    internal const int LeastSplit = 512;

    /// <summary>A convolution of fewer channels on either side is no product: a quarter of a small tile.</summary>
    internal const int LeastChannels = 16;

    /// <summary>Threads of a group.</summary>
    internal int Threads => Rows / PartRows * (Columns / PartColumns) * ThreadsPerPart;

    /// <summary>
    /// For matrix units. Large: 64 sums and 24 words of operands a thread fit in 128 registers, so that 2 groups of 8 warps share a multiprocessor; 48 KiB of
    /// shared memory each, 96 of the 164 that a multiprocessor has. A slice of 16 KiB feeds 128 · 128 · 32 products of 16 bits: 32 for each byte brought.
    /// </summary>
    internal static TileSizes ForUnits(int elementBytes, bool isLarge) => isLarge
        ? new(128, 128, UnitBytes / elementBytes, 3, 64, 32, MatrixUnits.Warp)
        : new(64, 64, UnitBytes / elementBytes, 3, 32, 32, MatrixUnits.Warp);

    /// <summary>
    /// For threads alone. Large: 64 sums a thread; 4 loads of 16 bytes feed 64 fused steps; 33 KiB of shared memory and at most 128 registers let 2 groups of 256
    /// share a multiprocessor. Types of 64 bits take twice of all, so their tiles are small.
    /// </summary>
    internal static TileSizes ForThreads(bool isLarge) => isLarge ? new(128, 128, 16, 2, 8, 8, 1) : new(64, 64, 16, 2, 4, 4, 1);
}
