namespace NamedTorch.Gpu;

/// <summary>
/// Writes a matrix product. A group of 16 × 16 threads brings tiles of 64 rows and 64 columns, 16 deep, into shared memory; each thread keeps 4 × 4
/// results in registers.
/// </summary>
static class MatrixTemplate
{
    /// <summary>Rows and columns of results per group.</summary>
    internal const int Tile = 64;

    const int Side = 16, PerThread = Tile / Side, Depth = 16, Threads = Side * Side;

    // One more than the tile: a column of it then lies in different banks.
    const int Pitch = Tile + 1;

    internal static Kernel Write(string name, MatrixShape shape, Layout batch)
    {
        var (type, index) = (shape.Computing, batch.Index);
        var k = new KernelBuilder(name, Side, Side);
        var c = k.Output("c", type.Element());
        MemoryArray a = k.Input("a", type.Element()), b = k.Input("b", type.Element());
        Value rows = k.Number(index), columns = k.Number(index), inner = k.Number(index);
        Value cRow = k.Number(index), cColumn = k.Number(index), aRow = k.Number(index), aInner = k.Number(index), bInner = k.Number(index), bColumn = k.Number(index);
        var places = batch.Places(k, k.Convert(k.At(Position.GroupZ), index));
        MemoryArray tileA = k.Shared("tileA", type, Depth * Pitch), tileB = k.Shared("tileB", type, Depth * Pitch);
        Value tx = k.At(Position.ThreadX), ty = k.At(Position.ThreadY), thread = ty * Side + tx;
        Value firstRow = k.Convert(k.At(Position.GroupY), index) * Tile, firstColumn = k.Convert(k.At(Position.GroupX), index) * Tile;
        var sums = new Value[PerThread, PerThread];
        for (int i = 0; i < PerThread; i++)
            for (int j = 0; j < PerThread; j++) sums[i, j] = k.Variable(k.Whole(type, 0));

        k.For(k.Whole(index, 0), inner, k.Whole(index, Depth), start =>
        {
            for (int e = 0; e < Tile * Depth; e += Threads)
            {
                // Neighbouring threads read neighbours in memory.
                var n = thread + e;
                var (r, d) = shape.IsDownA ? (n % Tile, n / Tile) : (n / Depth, n % Depth);
                Value row = firstRow + k.Convert(r, index), depth = start + k.Convert(d, index);
                k.Store(tileA, d * Pitch + r, k.Load(a, places[1] + row * aRow + depth * aInner, row < rows & depth < inner));
                (d, r) = shape.IsDownB ? (n % Depth, n / Depth) : (n / Tile, n % Tile);
                (row, depth) = (firstColumn + k.Convert(r, index), start + k.Convert(d, index));
                k.Store(tileB, d * Pitch + r, k.Load(b, places[2] + depth * bInner + row * bColumn, row < columns & depth < inner));
            }
            k.Barrier();
            k.For(k.Whole(ScalarType.Int32, 0), k.Whole(ScalarType.Int32, Depth), k.Whole(ScalarType.Int32, 1), d =>
            {
                Value line = d * Pitch;
                Value[] left = [.. Enumerable.Range(0, PerThread).Select(i => k.Load(tileA, line + ty * PerThread + i))];
                Value[] right = [.. Enumerable.Range(0, PerThread).Select(j => k.Load(tileB, line + tx + j * Side))];
                for (int i = 0; i < PerThread; i++)
                    for (int j = 0; j < PerThread; j++)
                        k.Set(sums[i, j], type.IsFloat() ? k.MultiplyAdd(left[i], right[j], sums[i, j]) : sums[i, j] + left[i] * right[j]);
            });
            k.Barrier();
        });

        for (int i = 0; i < PerThread; i++)
            for (int j = 0; j < PerThread; j++)
            {
                Value row = firstRow + k.Convert(ty * PerThread + i, index), column = firstColumn + k.Convert(tx + j * Side, index), isThere = row < rows & column < columns;
                var place = places[0] + row * cRow + column * cColumn;
                k.Store(c, place, shape.Accumulates ? sums[i, j] + k.Load(c, place, isThere) : sums[i, j], isThere);
            }
        return k.Finish();
    }
}
