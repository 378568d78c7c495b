namespace NamedTorch.Gpu;

/// <summary>Where a product's sums go, and what is done to them on the way.</summary>
/// <param name="k">The kernel.</param>
/// <param name="array">The result's buffer.</param>
/// <param name="find">For one column: for each row, the element's place.</param>
/// <param name="rows">Rows of the whole.</param>
/// <param name="columns">Columns of the whole.</param>
/// <param name="finish">A sum, its row, its column, whether it is there and where: what is written.</param>
sealed class TileResult(KernelBuilder k, MemoryArray array, Func<Value, Func<Value, Value>> find, Value rows, Value columns, Func<Value, Value, Value, Value, Value, Value> finish)
{
    /// <summary>Writes a column's sums, those that are there.</summary>
    internal void Write(Value column, IEnumerable<(Value Row, Value Sum)> sums)
    {
        var place = find(column);
        var isColumn = column < columns;
        foreach (var (row, sum) in sums)
        {
            Value isThere = row < rows & isColumn, at = place(row);
            k.Store(array, at, finish(sum, row, column, isThere, at), isThere);
        }
    }
}
