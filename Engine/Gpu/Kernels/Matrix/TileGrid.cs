namespace NamedTorch.Gpu;

/// <summary>Groups of a tiled product, all along one axis, since the others are short: columns fastest, so that groups at work together share rows.</summary>
sealed class TileGrid
{
    /// <summary>Declares how many tiles there are.</summary>
    internal TileGrid(KernelBuilder k, ScalarType index, TileSizes sizes)
    {
        Value acrossRows = k.Number(index), acrossColumns = k.Number(index), group = k.Convert(k.At(Position.GroupX), index);
        FirstColumn = group % acrossColumns * sizes.Columns;
        var rest = group / acrossColumns;
        FirstRow = rest % acrossRows * sizes.Rows;
        Batch = rest / acrossRows;
    }

    /// <summary>The tile's first row.</summary>
    internal Value FirstRow { get; }

    /// <summary>The tile's first column.</summary>
    internal Value FirstColumn { get; }

    /// <summary>Which product of the batch.</summary>
    internal Value Batch { get; }

    /// <summary>The arguments for the constructor's numbers.</summary>
    internal static long[] Give(TileSizes sizes, long rows, long columns) => [Count(rows, sizes.Rows), Count(columns, sizes.Columns)];

    /// <summary>The groups to launch.</summary>
    internal static Grid Groups(TileSizes sizes, long rows, long columns, long batches) => new(Count(rows, sizes.Rows) * Count(columns, sizes.Columns) * batches);

    internal static long Count(long elements, int perTile) => (elements + perTile - 1) / perTile;
}
