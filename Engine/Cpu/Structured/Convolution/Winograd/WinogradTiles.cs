namespace NamedTorch.Cpu;

/// <summary>
/// A batch of planes cut into tiles of 4 × 4: a unit is a run of neighbouring tiles of one row, a block some units one after the other.
/// </summary>
readonly struct WinogradTiles
{
    /// <summary>Rows and columns of a tile.</summary>
    internal const int Side = 4;

    /// <summary>Tiles that a block should have: what is made of them at the 36 points stays in a second-level cache.</summary>
    const int Wanted = 56;

    const int FewBlocks = 8;

    readonly long rows, segments;

    internal WinogradTiles(long images, long height, long width, int kernelRows)
    {
        (Height, Width) = (height, width);
        rows = (height + Side - 1) / Side;
        long columns = (width + Side - 1) / Side;
        segments = (columns + Wanted - 1) / Wanted;
        UnitTiles = (int)((columns + segments - 1) / segments);
        Units = images * rows * segments;
        // Blocks of a multiple of so many tiles fill the rows of the matrix kernel.
        long full = kernelRows / Divisor(kernelRows, UnitTiles), most = Wanted / UnitTiles;
        BlockUnits = most >= full ? most / full * full : most;
        // Few blocks are made alike, so that no thread waits for a larger one.
        long blocks = (Units + BlockUnits - 1) / BlockUnits;
        if (blocks < FewBlocks) BlockUnits = (Units + blocks - 1) / blocks;
        Blocks = (int)((Units + BlockUnits - 1) / BlockUnits);
    }

    internal long Height { get; }
    internal long Width { get; }
    internal long Units { get; }
    /// <summary>Most tiles in a unit.</summary>
    internal int UnitTiles { get; }
    internal long BlockUnits { get; }
    internal int Blocks { get; }
    /// <summary>Most tiles in a block.</summary>
    internal nint BlockTiles => (nint)BlockUnits * UnitTiles;

    /// <summary>Where a unit lies: its image, its first row and column, and its tiles.</summary>
    internal (long Image, long Top, long Left, int Tiles) At(long unit)
    {
        long left = unit % segments * UnitTiles, columns = (Width + Side - 1) / Side;
        return (unit / segments / rows, unit / segments % rows * Side, left * Side, (int)Math.Min(UnitTiles, columns - left));
    }

    static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);
}
