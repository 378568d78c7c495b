namespace NamedTorch.Gpu;

/// <summary>
/// The product by threads alone: each keeps its part of the tile in registers, and reads what it multiplies in vectors of 16 bytes. A thread's rows and columns
/// are in runs of a vector, the runs spread over the tile, so that a warp reads each bank once.
/// </summary>
sealed class ThreadProduct
{
    /// <summary>Depths that are written out one after the other.</summary>
    const int Unrolled = 4;

    readonly KernelBuilder k;
    readonly TileSizes sizes;
    readonly ScalarType type;
    readonly Value[,] sums;
    readonly Value[] rows, columns;
    readonly int vector;

    internal ThreadProduct(KernelBuilder k, TileSizes sizes, ScalarType type, Value thread)
    {
        (this.k, this.sizes, this.type, vector) = (k, sizes, type, 16 / type.Element().ByteSize);
        int across = sizes.Columns / sizes.PartColumns;
        rows = Runs(thread / across, sizes.PartRows, sizes.Rows);
        columns = Runs(thread % across, sizes.PartColumns, sizes.Columns);
        sums = new Value[sizes.PartRows, sizes.PartColumns];
        for (int i = 0; i < sizes.PartRows; i++)
            for (int j = 0; j < sizes.PartColumns; j++) sums[i, j] = k.Variable(k.Whole(type, 0));
    }

    /// <summary>Adds the product of two slices.</summary>
    internal void Multiply(PaddedTile left, Value leftStage, PaddedTile right, Value rightStage) =>
        k.For(k.Whole(ScalarType.Int32, 0), k.Whole(ScalarType.Int32, sizes.Depth), k.Whole(ScalarType.Int32, Unrolled), first =>
        {
            for (int d = 0; d < Unrolled; d++)
            {
                var depth = first + d;
                Value[] a = Loaded(left, leftStage + depth * left.Pitch, rows), b = Loaded(right, rightStage + depth * right.Pitch, columns);
                for (int i = 0; i < a.Length; i++)
                    for (int j = 0; j < b.Length; j++)
                        k.Set(sums[i, j], type.IsFloat() ? k.MultiplyAdd(a[i], b[j], sums[i, j]) : sums[i, j] + a[i] * b[j]);
            }
        });

    /// <summary>Writes the sums.</summary>
    internal void Write(TileResult result, Value firstRow, Value firstColumn)
    {
        for (int j = 0; j < sizes.PartColumns; j++)
            result.Write(firstColumn + k.Convert(At(columns, j), firstColumn.Type), Enumerable.Range(0, sizes.PartRows).Select(i => (firstRow + k.Convert(At(rows, i), firstRow.Type), sums[i, j])));
    }

    // The first places of a thread's runs.
    Value[] Runs(Value number, int part, int tile)
    {
        int count = part / vector, apart = tile / count;
        return [.. Enumerable.Range(0, count).Select(r => number * vector + r * apart)];
    }

    Value At(Value[] runs, int n) => runs[n / vector] + n % vector;

    Value[] Loaded(PaddedTile tile, Value line, Value[] runs) => [.. runs.SelectMany(run => k.LoadVector(tile.Array, line + run, vector))];
}
