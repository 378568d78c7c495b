namespace NamedTorch.Gpu;

/// <summary>
/// Reads what a warp multiplies from a tile: for each block of 16 rows (or columns), four words per thread, of which the left operand wants the two halves of 8
/// rows first, the right one the two halves of the depth.
/// </summary>
sealed class UnitReader
{
    readonly KernelBuilder k;
    readonly NearTile tile;
    readonly Value lane;
    readonly int blocks;
    readonly bool ownIsFirst;
    readonly Func<int, int, Value> place;

    internal UnitReader(KernelBuilder k, NearTile tile, Value lane, Value first, int blocks, bool ownIsFirst)
    {
        (this.k, this.tile, this.lane, this.blocks, this.ownIsFirst) = (k, tile, lane, blocks, ownIsFirst);
        // Of the four matrices of 8 rows that a warp loads at once, threads 8·m to 8·m + 7 say where matrix m is.
        Value matrix = lane / 8, row = lane % 8, low = matrix % 2, high = matrix / 2, half = ownIsFirst ? high : low, eight = ownIsFirst ? low : high;
        place = tile switch
        {
            AlongTile along => Along(along, first + eight * 8 + row, half, AlongTile.Turn(k, row)),
            DownTile { Chunk: 8 } down => Down(down, first / 8 + eight, row + half * 8),
            DownTile down => Words(down, first),
            _ => throw new ArgumentOutOfRangeException(nameof(tile), tile, "not a tile of matrix units"),
        };
    }

    /// <summary>Four words for each block, at a step of the slice.</summary>
    internal Value[][] Read(Value stage, int step) => [.. Enumerable.Range(0, blocks).Select(block => tile is DownTile { Chunk: 4 }
        ? Enumerable.Range(0, 4).Select(w => k.Reinterpret(k.Load(tile.Array, stage + place(block * 4 + w, step)), ScalarType.Int32)).ToArray()
        : k.LoadMatrices(tile.Array, stage + place(block, step), 4, tile is DownTile))];

    // Rows 16 apart are turned alike, and so are steps but for one bit.
    static Func<int, int, Value> Along(AlongTile tile, Value own, Value half, Value turn)
    {
        Value line = own * tile.Depth, first = line + (half ^ turn) * tile.Chunk, second = line + ((half + 2) ^ turn) * tile.Chunk;
        return (block, step) => (step == 0 ? first : second) + block * 16 * tile.Depth;
    }

    // 16 depths a step, and depths 8 apart are turned alike.
    Func<int, int, Value> Down(DownTile tile, Value chunk, Value depth)
    {
        Value[] starts = [.. Enumerable.Range(0, blocks).Select(block => depth * tile.Own + ((chunk + block * 2) ^ tile.Turn(depth)) * tile.Chunk)];
        return (block, step) => starts[block] + step * 16 * tile.Own;
    }

    // Elements of 32 bits are not loaded transposed: each thread fetches its four words of each block.
    Func<int, int, Value> Words(DownTile tile, Value first)
    {
        Value own = first + lane / 4, depth = lane % 4;
        Value[] starts = [.. Enumerable.Range(0, 4 * blocks).Select(n =>
        {
            int w = n % 4, eight = ownIsFirst ? w % 2 : w / 2, half = ownIsFirst ? w / 2 : w % 2;
            return tile.Place(own + (n / 4 * 16 + eight * 8), depth + half * 4);
        })];
        return (n, step) => starts[n] + step * 8 * tile.Own;
    }
}
