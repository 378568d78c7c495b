namespace NamedTorch.Gpu;

/// <summary>Writes a batched product of matrices with any strides.</summary>
static class MatrixTemplate
{
    /// <param name="shape">What it is written for.</param>
    /// <param name="batch">Walks the batch dims of the result, the operands, and what the epilogue reads.</param>
    /// <param name="epilogue">What is done to each sum.</param>
    internal static Kernel Write(TileShape shape, Layout batch, Epilogue epilogue)
    {
        var index = batch.Index;
        var k = new KernelBuilder("matmul", shape.Sizes.Threads);
        var c = k.Output("c", shape.Result);
        MemoryArray a = k.Input("a", shape.Element), b = k.Input("b", shape.Element);
        var finish = epilogue.Declare(k);
        // Splits lie behind each other.
        Value perSplit = k.Number(index);
        Value rows = k.Number(index), columns = k.Number(index), inner = k.Number(index);
        Value cRow = k.Number(index), cColumn = k.Number(index), aRow = k.Number(index), aInner = k.Number(index), bInner = k.Number(index), bColumn = k.Number(index);
        var grid = new TileGrid(k, index, shape.Sizes);
        var walk = batch.Walk(k);
        finish.Numbers(index);
        var places = walk(grid.Batch);
        // A stride of 1 is known, so that neighbours are seen to be neighbours.
        Func<Value, Func<Value, (Value, Value)>> Find(Value start, Value ownStride, Value innerStride, CopyWay way, Value end) => own =>
        {
            Value line = start + (way is { PerCopy: > 1, IsDown: true } ? own : own * ownStride), isThere = own < end;
            return depth => (line + (way is { PerCopy: > 1, IsDown: false } ? depth : depth * innerStride), isThere & depth < inner);
        };
        var left = new TileSource(a, shape.Left, Find(places[1], aRow, aInner, shape.Left, rows), rows, inner);
        var right = new TileSource(b, shape.Right, Find(places[2], bColumn, bInner, shape.Right, columns), columns, inner);
        var result = new TileResult(k, c, column => Column(places[0] + grid.Split * perSplit + column * cColumn, cRow), rows, columns, (sum, row, column, isThere, at) => finish.Write(sum, row, column, isThere, at, c, places));
        TileProduct.Write(k, shape, left, right, result, grid);
        return k.Finish();
    }

    static Func<Value, Value> Column(Value start, Value stride) => row => start + row * stride;
}
