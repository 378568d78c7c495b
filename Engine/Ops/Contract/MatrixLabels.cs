namespace NamedTorch.Ops;

/// <summary>The labels of products by position: the last dim of the left operand with the last but one of the right.</summary>
static class MatrixLabels
{
    /// <summary>PyTorch's matmul: vectors, matrices, and batches that are lined up from the right.</summary>
    internal static Labels Matmul(TensorType x, TensorType y, TensorType z, DimRef[] over)
    {
        int k = z.Rank, columns = y.Rank > 1 ? 1 : 0, rows = x.Rank > 1 ? 1 : 0, batch = z.Rank - rows - columns;
        int[] left = new int[x.Rank], right = new int[y.Rank];
        left[^1] = k;
        if (rows > 0) left[^2] = batch;
        Labels.Batch(x, Math.Max(0, x.Rank - 2), z, batch, left);
        right[Math.Max(0, y.Rank - 2)] = k;
        if (columns > 0) right[^1] = z.Rank - 1;
        Labels.Batch(y, Math.Max(0, y.Rank - 2), z, batch, right);
        return new(left, right, [.. Enumerable.Range(0, z.Rank)]);
    }

    /// <summary>The last dim of the left operand with the last of the right: x · yᵀ, batches lined up from the right.</summary>
    internal static Labels Transposed(TensorType x, TensorType y, TensorType z, DimRef[] over)
    {
        int k = z.Rank, batch = z.Rank - (x.Rank > 1 ? 1 : 0) - (y.Rank > 1 ? 1 : 0);
        int[] left = new int[x.Rank], right = new int[y.Rank];
        left[^1] = right[^1] = k;
        if (x.Rank > 1) left[^2] = batch;
        if (y.Rank > 1) right[^2] = z.Rank - 1;
        Labels.Batch(x, Math.Max(0, x.Rank - 2), z, batch, left);
        Labels.Batch(y, Math.Max(0, y.Rank - 2), z, batch, right);
        return new(left, right, [.. Enumerable.Range(0, z.Rank)]);
    }

    /// <summary>All but the last dim of the left operand, then all but the last of the right.</summary>
    internal static Labels Inner(TensorType x, TensorType y, TensorType z, DimRef[] over)
    {
        int k = z.Rank;
        return new([.. Enumerable.Range(0, x.Rank - 1), k], [.. Enumerable.Range(x.Rank - 1, y.Rank - 1), k], [.. Enumerable.Range(0, z.Rank)]);
    }

    /// <summary>Nothing contracted.</summary>
    internal static Labels Outer(TensorType x, TensorType y, TensorType z, DimRef[] over) => new([0], [1], [0, 1]);

    /// <summary>The last dim of the left operand with the last of a matrix; all of x's other dims are rows.</summary>
    internal static Labels Linear(TensorType x, TensorType y, TensorType z, DimRef[] over) =>
        new([.. Enumerable.Range(0, x.Rank - 1), z.Rank], [z.Rank - 1, z.Rank], [.. Enumerable.Range(0, z.Rank)]);

    /// <summary>A batch of matrix products of which the batch is contracted too.</summary>
    internal static Labels BatchSum(TensorType x, TensorType y, TensorType z, DimRef[] over) => new([2, 0, 3], [2, 3, 1], [0, 1]);
}
