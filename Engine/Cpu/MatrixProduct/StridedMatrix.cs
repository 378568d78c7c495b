namespace NamedTorch.Cpu;

/// <summary>A matrix in memory: element (i, j) is <c>Pointer[i * RowStride + j * ColumnStride]</c>.</summary>
/// <param name="pointer">Element (0, 0).</param>
/// <param name="rowStride">Elements from one row to the next; any sign, and 0 repeats one row.</param>
/// <param name="columnStride">Elements from one column to the next; any sign, and 0 repeats one column.</param>
/// <remarks>It neither owns the memory nor knows its extent; whoever makes one keeps the memory alive and in place.</remarks>
public readonly unsafe struct StridedMatrix<T>(T* pointer, nint rowStride, nint columnStride) where T : unmanaged
{
    /// <summary>Element (0, 0).</summary>
    public readonly T* Pointer = pointer;

    /// <summary>Elements from one row to the next.</summary>
    public readonly nint RowStride = rowStride;

    /// <summary>Elements from one column to the next.</summary>
    public readonly nint ColumnStride = columnStride;

    /// <summary>The same memory with rows and columns exchanged.</summary>
    public StridedMatrix<T> Transposed => new(Pointer, ColumnStride, RowStride);

    /// <summary>The matrix that begins at element (row, column) of this one.</summary>
    public StridedMatrix<T> From(nint row, nint column) =>
        new(Pointer + row * RowStride + column * ColumnStride, RowStride, ColumnStride);
}
