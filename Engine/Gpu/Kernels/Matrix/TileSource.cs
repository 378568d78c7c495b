namespace NamedTorch.Gpu;

/// <summary>Where an operand of a product comes from: a matrix with two strides, or windows of an image, as the finder says.</summary>
/// <param name="Array">The buffer.</param>
/// <param name="Way">How it is copied.</param>
/// <param name="Find">For one row or column: for each depth, the element's place and whether it is there; else it counts as 0.</param>
/// <param name="OwnEnd">Rows or columns.</param>
/// <param name="DepthEnd">The depth.</param>
sealed record TileSource(MemoryArray Array, CopyWay Way, Func<Value, Func<Value, (Value Place, Value IsThere)>> Find, Value OwnEnd, Value DepthEnd);

/// <summary>How elements come to shared memory.</summary>
/// <param name="IsDown">Neighbours in memory are neighbours of the operand's own dim (a column of the left matrix); else of the depth.</param>
/// <param name="PerCopy">Neighbours that are copied at once.</param>
/// <param name="IsAsync">By copies that the threads do not wait for; else through registers, one by one.</param>
readonly record struct CopyWay(bool IsDown, int PerCopy, bool IsAsync)
{
    /// <summary>The widest way that a matrix allows.</summary>
    /// <param name="x">[…, rows, columns].</param>
    /// <param name="own">Which of its last two dims is its own.</param>
    /// <param name="canBeAsync">Whether the device has asynchronous copies.</param>
    /// <param name="mayBeWide">Whether the tile keeps neighbours of the depth together; else only of the own dim.</param>
    internal static CopyWay Of(Tensor x, int own, bool canBeAsync, bool mayBeWide)
    {
        int inner = x.Rank - 1 - (own - (x.Rank - 2)), size = x.DType.ByteSize;
        bool isDown = x.Strides[own] == 1 && (x.Strides[inner] != 1 || x.Sizes[own] > x.Sizes[inner]);
        int run = isDown ? own : inner;
        if (!canBeAsync) return new(isDown, 1, false);
        for (int bytes = 16; bytes >= 4 && bytes > size && x.Strides[run] == 1 && (isDown || mayBeWide); bytes /= 2)
            if (IsAligned(x, run, bytes / size)) return new(isDown, bytes / size, true);
        return new(isDown, 1, size is 4 or 8);
    }

    static bool IsAligned(Tensor x, int run, int elements)
    {
        if (x.Offset % elements != 0) return false;
        for (int d = 0; d < x.Rank; d++)
            if (d != run && x.Sizes[d] > 1 && x.Strides[d] % elements != 0) return false;
        return true;
    }
}
