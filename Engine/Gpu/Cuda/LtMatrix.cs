namespace NamedTorch.Gpu;

/// <summary>
/// A matrix as cuBLASLt describes it: columns one after the other, <paramref name="Leading"/> elements apart; and whether the matrix that is meant is the
/// transposed of what is described so.
/// </summary>
/// <param name="Rows">Rows as described.</param>
/// <param name="Columns">Columns as described.</param>
/// <param name="Leading">Elements from a column to the next, at least the rows.</param>
/// <param name="IsTransposed">What is described is the transposed.</param>
/// <param name="BatchStride">Elements from a matrix to the next; 0 repeats one.</param>
readonly record struct LtMatrix(long Rows, long Columns, long Leading, bool IsTransposed, long BatchStride)
{
    /// <summary>The description of a matrix by its strides, or null where neither its rows nor its columns lie together.</summary>
    internal static LtMatrix? Of(long rows, long columns, long rowStride, long columnStride, long batchStride)
    {
        if (Leads(rows, columns, rowStride, columnStride) is { } leading) return new(rows, columns, leading, false, batchStride);
        return Leads(columns, rows, columnStride, rowStride) is { } other ? new(columns, rows, other, true, batchStride) : null;
    }

    // The stride over columns where a column lies together; one column has any.
    static long? Leads(long rows, long columns, long rowStride, long columnStride)
    {
        if (rows > 1 && rowStride != 1) return null;
        if (columns == 1) return rows;
        return columnStride >= rows ? columnStride : null;
    }
}
