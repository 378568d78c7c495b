namespace NamedTorch.Cpu;

/// <summary>A tensor of [batch…, rows, width] as one matrix for each index of the batch.</summary>
readonly unsafe struct AttentionOperand(byte* storage, Tensor x)
{
    readonly float* first = Memory.Of<float>(storage, x);
    readonly Places batch = new(x, Enumerable.Range(0, x.Rank - 2));
    readonly nint row = (nint)x.Strides[^2], column = (nint)x.Strides[^1];

    /// <summary>The matrix of an index, counted in row-major order.</summary>
    internal StridedMatrix<float> this[long index] => new(first + batch.Of(index), row, column);
}
