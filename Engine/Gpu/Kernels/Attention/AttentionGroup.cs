namespace NamedTorch.Gpu;

/// <summary>A group's threads before tiles of rows: a row of a tile belongs to some of them, each of which has every so manieth column.</summary>
sealed class AttentionGroup
{
    readonly KernelBuilder k;
    readonly AttentionShape shape;

    internal AttentionGroup(KernelBuilder k, AttentionShape shape)
    {
        (this.k, this.shape, Thread) = (k, shape, k.At(Position.ThreadX));
        (Row, Lane) = (Thread / shape.PerRow, Thread % shape.PerRow);
    }

    /// <summary>The thread's row of a tile.</summary>
    internal Value Row { get; }

    /// <summary>The thread's place in its row.</summary>
    internal Value Lane { get; }

    Value Thread { get; }

    /// <summary>A tile of rows so wide.</summary>
    internal RowTile Tile(string name, int width) => new(k.Shared(name, ScalarType.Float32, shape.Side * (shape.Padded(width) + 1)), width, shape.Padded(width));

    /// <summary>A tile of scores.</summary>
    internal MemoryArray Scores(string name) => k.Shared(name, ScalarType.Float32, shape.Side * (shape.Side + 1));

    /// <summary>The columns of scores that are this thread's.</summary>
    internal Value[] Columns => [.. Enumerable.Range(0, shape.Side / shape.PerRow).Select(j => Lane + j * shape.PerRow)];

    /// <summary>Fills a tile with the rows from a place on; what is beyond the end or the width is 0.</summary>
    internal void Load(RowTile tile, AttentionRows source, Value first)
    {
        for (int e = 0; e < shape.Side * tile.Padded / AttentionShape.Threads; e++)
        {
            Value n = Thread + e * AttentionShape.Threads, row = n / tile.Padded, column = n % tile.Padded, at = first + k.Convert(row, first.Type);
            k.Store(tile.Array, row * tile.Pitch + column, source.Load(at, column, tile.Width));
        }
    }

    /// <summary>This row of one tile times each of the thread's rows of another.</summary>
    internal Value[] Products(RowTile left, RowTile right)
    {
        Value[] columns = Columns, sums = [.. columns.Select(_ => Zero())];
        k.For(Number(0), Number(left.Width), Number(1), d =>
        {
            var a = k.Load(left.Array, Row * left.Pitch + d);
            for (int j = 0; j < sums.Length; j++) k.Set(sums[j], k.MultiplyAdd(a, k.Load(right.Array, columns[j] * right.Pitch + d), sums[j]));
        });
        return sums;
    }

    /// <summary>Sums for this thread's part of a row of results.</summary>
    internal Value[] Part(RowTile tile) => [.. Enumerable.Range(0, tile.Padded / shape.PerRow).Select(_ => Zero())];

    /// <summary>Adds the row of scores times a tile to the thread's part of a row of results.</summary>
    internal void Add(Value[] part, MemoryArray scores, RowTile tile, Action<Value>? visit = null) => EachScore(scores, (score, column) =>
    {
        visit?.Invoke(score);
        for (int e = 0; e < part.Length; e++) k.Set(part[e], k.MultiplyAdd(score, k.Load(tile.Array, column * tile.Pitch + Lane + e * shape.PerRow), part[e]));
    });

    /// <summary>Visits the scores of the thread's row.</summary>
    internal void EachScore(MemoryArray scores, Action<Value, Value> visit) =>
        k.For(Number(0), Number(shape.Side), Number(1), column => visit(k.Load(scores, Row * (shape.Side + 1) + column), column));

    /// <summary>Writes the thread's scores of its row.</summary>
    internal void Put(MemoryArray scores, Value[] values)
    {
        var columns = Columns;
        for (int j = 0; j < values.Length; j++) k.Store(scores, Row * (shape.Side + 1) + columns[j], values[j]);
    }

    /// <summary>Writes the thread's part of a row of results.</summary>
    internal void Write(AttentionRows target, Value row, Value[] part, int width)
    {
        for (int e = 0; e < part.Length; e++) target.Store(row, Lane + e * shape.PerRow, width, part[e]);
    }

    internal Value Number(long n) => k.Whole(ScalarType.Int32, n);

    Value Zero() => k.Variable(k.Real(ScalarType.Float32, 0));
}

/// <summary>Rows in shared memory, one element apart: the threads of a warp that read a column meet in no bank.</summary>
/// <param name="Array">Where.</param>
/// <param name="Width">Elements of a row.</param>
/// <param name="Padded">With the zeros behind them.</param>
sealed record RowTile(MemoryArray Array, int Width, int Padded)
{
    internal int Pitch => Padded + 1;
}

/// <summary>Rows in a buffer.</summary>
/// <param name="K">The kernel.</param>
/// <param name="Array">The buffer.</param>
/// <param name="Start">Where the first row is.</param>
/// <param name="Count">Rows.</param>
/// <param name="RowStep">From row to row.</param>
/// <param name="ColumnStep">From element to element.</param>
sealed record AttentionRows(KernelBuilder K, MemoryArray Array, Value Start, Value Count, Value RowStep, Value ColumnStep)
{
    /// <summary>An element, or 0 where there is none.</summary>
    internal Value Load(Value row, Value column, int width) => K.Load(Array, Place(row, column), IsThere(row, column, width));

    /// <summary>A number per row.</summary>
    internal Value Load(Value row) => K.Load(Array, Start + row * RowStep, row < Count);

    /// <summary>An element that is there where the guard holds.</summary>
    internal Value Load(Value row, Value column, Value guard) => K.Load(Array, Place(row, column), guard);

    internal void Store(Value row, Value column, int width, Value value) => K.Store(Array, Place(row, column), value, IsThere(row, column, width));

    Value Place(Value row, Value column) => Start + row * RowStep + K.Convert(column, row.Type) * ColumnStep;

    Value IsThere(Value row, Value column, int width) => row < Count & column < width;
}
