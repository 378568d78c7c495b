namespace NamedTorch.Cpu;

/// <summary>A tensor of [batch…, rows, width] as one matrix for each index of the batch.</summary>
readonly unsafe struct AttentionOperand
{
    readonly float* first;
    readonly long[] sizes, strides;
    readonly nint row, column;

    internal AttentionOperand(byte* storage, Tensor x)
    {
        first = Memory.Of<float>(storage, x);
        (sizes, strides) = (x.Sizes[..^2].ToArray(), x.Strides[..^2].ToArray());
        (row, column) = ((nint)x.Strides[^2], (nint)x.Strides[^1]);
    }

    /// <summary>The matrix of an index, counted in row-major order.</summary>
    internal StridedMatrix<float> this[long index]
    {
        get
        {
            long place = 0;
            for (int d = sizes.Length - 1; d >= 0 && index != 0; d--)
            {
                (index, long at) = Math.DivRem(index, sizes[d]);
                place += at * strides[d];
            }
            return new(first + place, row, column);
        }
    }
}
