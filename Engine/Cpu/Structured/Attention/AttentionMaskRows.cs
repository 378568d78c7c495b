using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>A mask's rows, as floats, wherever they lie; or no mask.</summary>
readonly unsafe struct AttentionMaskRows
{
    readonly byte* first;
    readonly Places batch;
    readonly nint row, column;

    internal AttentionMaskRows(byte* storage, Tensor? mask)
    {
        if (mask is null) return;
        IsBool = mask.DType == DType.Bool;
        first = IsBool ? (byte*)Memory.Of<bool>(storage, mask) : (byte*)Memory.Of<float>(storage, mask);
        batch = new(mask, Enumerable.Range(0, mask.Rank - 2));
        (row, column) = ((nint)mask.Strides[^2], (nint)mask.Strides[^1]);
    }

    /// <summary>It says what may be seen; otherwise it has numbers to add.</summary>
    internal bool IsBool { get; }

    /// <summary>Where a head's mask begins, in elements.</summary>
    internal nint Head(long head) => first is null ? 0 : (nint)batch.Of(head);

    /// <summary>Scales and masks n scores of a query, from a key on; false, and nothing happens, where there is no mask.</summary>
    internal bool Apply<V>(float* scores, nint head, nint query, nint key, nint n, float scale, float* room) where V : struct, ISimd<V, float>
    {
        if (first is null) return false;
        float* mask = Row(head, query, key, n, room);
        if (IsBool) AttentionRow<V>.Hide(scores, mask, n, scale);
        else AttentionRow<V>.Add(scores, mask, n, scale);
        return true;
    }

    /// <summary>Sets to 0 what a mask of bool hides.</summary>
    internal void Clear(float* slopes, nint head, nint query, nint key, nint n)
    {
        if (!IsBool) return;
        nint at = head + query * row + key * column;
        for (nint j = 0; j < n; j++)
            if (first[at + j * column] == 0) slopes[j] = 0;
    }

    // In place, or copied.
    float* Row(nint head, nint query, nint key, nint n, float* room)
    {
        nint at = head + query * row + key * column;
        if (IsBool)
        {
            for (nint j = 0; j < n; j++) room[j] = first[at + j * column];
            return room;
        }
        float* from = (float*)first + at;
        if (column == 1) return from;
        for (nint j = 0; j < n; j++) room[j] = from[j * column];
        return room;
    }
}
