namespace NamedTorch.Gpu;

/// <summary>Where a product's sums go, and what is done to them on the way.</summary>
/// <param name="k">The kernel.</param>
/// <param name="array">The result's buffer.</param>
/// <param name="place">Where an element is, by row and column.</param>
/// <param name="rows">Rows of the whole.</param>
/// <param name="columns">Columns of the whole.</param>
/// <param name="finish">A sum, its row, its column, whether it is there and where: what is written.</param>
sealed class TileResult(KernelBuilder k, MemoryArray array, Func<Value, Value, Value> place, Value rows, Value columns, Func<Value, Value, Value, Value, Value, Value> finish)
{
    /// <summary>Writes a sum, if it is there.</summary>
    internal void Write(Value row, Value column, Value sum)
    {
        Value isThere = row < rows & column < columns, at = place(row, column);
        k.Store(array, at, finish(sum, row, column, isThere, at), isThere);
    }
}
