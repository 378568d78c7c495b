namespace NamedTorch.Core;

/// <summary>A run of native bytes, lent to a storage.</summary>
sealed class NativeBlock(nint pointer, long bytes)
{
    int isBack;

    internal nint Pointer { get; } = pointer;

    internal long Bytes { get; } = bytes;

    /// <summary>True once the bytes are no longer lent.</summary>
    internal bool IsBack => Volatile.Read(ref isBack) != 0;

    /// <summary>True for the one caller who may take the bytes back.</summary>
    internal bool TryTakeBack() => Interlocked.Exchange(ref isBack, 1) == 0;
}
