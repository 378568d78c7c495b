namespace NamedTorch.Cpu;

/// <summary>Where results of a reduction go.</summary>
unsafe struct FoldTarget<T> where T : unmanaged
{
    internal byte* Start;
    internal DType DType;

    /// <summary>The results are stored as they are computed.</summary>
    internal bool IsDirect;

    internal readonly void Store(long at, T value)
    {
        if (IsDirect) ((T*)Start)[at] = value;
        else Convert<T>.Store(DType, &value, Start + at * DType.ByteSize, 1, 1);
    }

    internal readonly void Store(long at, long step, T* values, int count)
    {
        if (IsDirect && step == 1) new ReadOnlySpan<T>(values, count).CopyTo(new((T*)Start + at, count));
        else Convert<T>.Store(DType, values, Start + at * DType.ByteSize, step, count);
    }
}
