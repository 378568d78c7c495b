namespace NamedTorch.Gpu;

/// <summary>Which kernel multiplies: the one place that weighs type, size and what the device and the user allow.</summary>
static class MatrixChoice
{
    /// <summary>Matrix units for half types, and for float32 where the user allows it; threads alone otherwise.</summary>
    internal static UnitMode? Mode(DType element, bool hasUnits, Float32Product allowed) => element switch
    {
        _ when !hasUnits => null,
        DType.Float16 => new(MatrixUnit.Float16, false),
        DType.BFloat16 => new(MatrixUnit.BFloat16, false),
        DType.Float32 when allowed == Float32Product.Tf32 => new(MatrixUnit.Tf32, false),
        DType.Float32 when allowed == Float32Product.ThreeTf32 => new(MatrixUnit.Tf32, true),
        _ => null,
    };

    /// <summary>Large tiles where there are enough of them to keep the device busy and little of them is empty.</summary>
    internal static TileSizes Sizes(DType element, UnitMode? mode, long rows, long columns, long batches)
    {
        var large = mode is null ? TileSizes.ForThreads(isLarge: true) : TileSizes.ForUnits(element.ByteSize, isLarge: true);
        bool isLarge = element.ByteSize <= 4 && TileGrid.Count(rows, large.Rows) * TileGrid.Count(columns, large.Columns) * batches >= TileSizes.EnoughGroups
            && IsMostlyFull(rows, large.Rows) && IsMostlyFull(columns, large.Columns);
        return isLarge ? large : mode is null ? TileSizes.ForThreads(isLarge: false) : TileSizes.ForUnits(element.ByteSize, isLarge: false);
    }

    /// <summary>The shape of a product of tensors [batch…, rows, columns].</summary>
    internal static TileShape Shape(Tensor c, Tensor a, Tensor b, bool hasUnits, Float32Product allowed)
    {
        var mode = Mode(a.DType, hasUnits, allowed);
        long batches = 1;
        foreach (long size in c.Sizes[..^2]) batches *= size;
        return new(a.DType, c.DType, Sizes(a.DType, mode, c.Sizes[^2], c.Sizes[^1], batches), mode,
            CopyWay.Of(a, a.Rank - 2, hasUnits, mode is not null), CopyWay.Of(b, b.Rank - 1, hasUnits, mode is not null));
    }

    /// <summary>
    /// The shape of a convolution as a product, or null where it has so few channels that most of a tile would be empty: threads alone then compute an element each.
    /// Elements are copied one by one, since windows lie anywhere.
    /// </summary>
    internal static TileShape? Convolution(DType element, long rows, long columns, long groups, bool rightIsDown, bool hasUnits, Float32Product allowed)
    {
        if (rows < TileSizes.LeastChannels || columns < TileSizes.LeastChannels) return null;
        var mode = Mode(element, hasUnits, allowed);
        return new(element, element, Sizes(element, mode, rows, columns, groups), mode, new(false, 1, hasUnits), new(rightIsDown, 1, hasUnits));
    }

    static bool IsMostlyFull(long elements, int perTile) => elements * 4 >= TileGrid.Count(elements, perTile) * perTile * 3;
}
