namespace NamedTorch.Core;

/// <summary>A pooled native allocation; unreachable, it returns to the pool.</summary>
sealed class NativeBlock(nint pointer, long bytes)
{
    bool freed;

    internal nint Pointer { get; } = pointer;

    internal void Free()
    {
        if (Interlocked.Exchange(ref freed, true)) return;
        GC.SuppressFinalize(this);
        NativePool.Return(Pointer, bytes);
    }

    ~NativeBlock()
    {
        if (!freed) NativePool.Return(Pointer, bytes);
    }
}
