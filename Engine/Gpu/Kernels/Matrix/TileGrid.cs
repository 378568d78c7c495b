namespace NamedTorch.Gpu;

/// <summary>
/// Groups of a tiled product, all along one axis, since the others are short: columns fastest, so that groups at work together share rows. A long depth may
/// be split: each split is a product of its own, to be summed up.
/// </summary>
sealed class TileGrid
{
    /// <summary>Declares how many tiles there are.</summary>
    internal TileGrid(KernelBuilder k, ScalarType index, TileSizes sizes)
    {
        Value acrossRows = k.Number(index), acrossColumns = k.Number(index), splits = k.Number(index), perSplit = k.Number(index), group = k.Convert(k.At(Position.GroupX), index);
        FirstColumn = group % acrossColumns * sizes.Columns;
        var rest = group / acrossColumns;
        FirstRow = rest % acrossRows * sizes.Rows;
        rest /= acrossRows;
        (Split, Batch) = (rest % splits, rest / splits);
        (FirstDepth, PerSplit) = (Split * perSplit, perSplit);
    }

    /// <summary>The tile's first row.</summary>
    internal Value FirstRow { get; }

    /// <summary>The tile's first column.</summary>
    internal Value FirstColumn { get; }

    /// <summary>Which part of the depth.</summary>
    internal Value Split { get; }

    /// <summary>Where that part begins.</summary>
    internal Value FirstDepth { get; }

    /// <summary>Its length, but for the last.</summary>
    internal Value PerSplit { get; }

    /// <summary>Which product of the batch.</summary>
    internal Value Batch { get; }

    internal static long Count(long elements, int perTile) => (elements + perTile - 1) / perTile;
}

/// <summary>How large a tiled product is, and how its depth is split.</summary>
/// <param name="Sizes">How it is cut.</param>
/// <param name="Rows">Rows of one product.</param>
/// <param name="Columns">Columns of one product.</param>
/// <param name="Depth">What is summed.</param>
/// <param name="Batches">Products.</param>
readonly record struct TileCount(TileSizes Sizes, long Rows, long Columns, long Depth, long Batches)
{
    /// <summary>Parts of the depth: as many as keep the device busy, of no less than <see cref="TileSizes.LeastSplit"/> elements.</summary>
    internal long Splits => (Depth + PerSplit - 1) / PerSplit;

    /// <summary>The grid's numbers, in the order in which it declares them.</summary>
    internal long[] Numbers => [TileGrid.Count(Rows, Sizes.Rows), TileGrid.Count(Columns, Sizes.Columns), Math.Max(1, Splits), PerSplit];

    /// <summary>The groups to launch.</summary>
    internal Grid Groups => new(Tiles * Math.Max(1, Splits));

    long Tiles => TileGrid.Count(Rows, Sizes.Rows) * TileGrid.Count(Columns, Sizes.Columns) * Batches;

    // Whole slices, so that a split begins where copies are aligned.
    long PerSplit
    {
        get
        {
            long wanted = Math.Min(TileSizes.EnoughGroups / Math.Max(1, Tiles), Depth / TileSizes.LeastSplit);
            return wanted < 2 ? Math.Max(1, Depth) : TileGrid.Count(TileGrid.Count(Depth, (int)wanted), Sizes.Depth) * Sizes.Depth;
        }
    }
}
