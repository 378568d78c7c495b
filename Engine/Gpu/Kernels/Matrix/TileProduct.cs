namespace NamedTorch.Gpu;

/// <summary>Writes one group's tile of a product, wherever the operands come from.</summary>
static class TileProduct
{
    /// <param name="k">A kernel of <see cref="TileSizes.Threads"/> × 1 threads.</param>
    /// <param name="shape">What it is written for.</param>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <param name="result">Where the sums go.</param>
    /// <param name="grid">Which tile it is.</param>
    internal static void Write(KernelBuilder k, TileShape shape, TileSource left, TileSource right, TileResult result, TileGrid grid)
    {
        var sizes = shape.Sizes;
        var thread = k.At(Position.ThreadX);
        Value firstRow = grid.FirstRow, firstColumn = grid.FirstColumn, depth = k.Apply(BinaryOperator.Minimum, left.DepthEnd - grid.FirstDepth, grid.PerSplit);
        TileSource From(TileSource source, Value first) => source with
        {
            Find = own =>
            {
                var at = source.Find(first + k.Convert(own, first.Type));
                return d => at(grid.FirstDepth + d);
            },
            OwnEnd = source.OwnEnd - first,
            DepthEnd = source.DepthEnd - grid.FirstDepth,
        };
        NearTile nearLeft = Near(k, shape, "left", sizes.Rows, shape.Left), nearRight = Near(k, shape, "right", sizes.Columns, shape.Right);
        TileLoader loadsLeft = new(k, From(left, firstRow), nearLeft, thread, sizes.Threads), loadsRight = new(k, From(right, firstColumn), nearRight, thread, sizes.Threads);
        if (shape.Mode is { } mode)
        {
            var product = new UnitProduct(k, sizes, mode, thread);
            UnitReader readsLeft = product.Left(nearLeft), readsRight = product.Right(nearRight);
            TilePipeline.Run(k, depth, sizes, loadsLeft, loadsRight, (a, b) => product.Multiply(readsLeft, a, readsRight, b));
            product.Write(result, firstRow, firstColumn);
        }
        else
        {
            var product = new ThreadProduct(k, sizes, shape.Element.Register(), thread);
            TilePipeline.Run(k, depth, sizes, loadsLeft, loadsRight, (a, b) => product.Multiply((PaddedTile)nearLeft, a, (PaddedTile)nearRight, b));
            product.Write(result, firstRow, firstColumn);
        }
    }

    static NearTile Near(KernelBuilder k, TileShape shape, string name, int own, CopyWay way) => shape.Mode is null ? new PaddedTile(k, name, shape.Element, own, shape.Sizes.Depth, shape.Sizes.Stages)
        : way.IsDown ? new DownTile(k, name, shape.Element, own, shape.Sizes.Depth, shape.Sizes.Stages)
        : new AlongTile(k, name, shape.Element, own, shape.Sizes.Depth, shape.Sizes.Stages);
}
