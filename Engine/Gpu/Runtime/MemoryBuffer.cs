using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>Memory of an accelerator, lent by its allocator until it is released or nobody refers to it any more.</summary>
sealed class MemoryBuffer(Accelerator accelerator, nint handle, long bytes, Action<nint, long> giveBack) : DeviceMemory
{
    nint handle = handle;

    /// <summary>Bytes, at least as many as were asked for.</summary>
    internal long Bytes => bytes;

    ~MemoryBuffer() => GiveBack();

    /// <summary>The driver's name for the memory.</summary>
    internal nint Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(MemoryBuffer), "This buffer was given back by the backward pass that made it.");

    /// <inheritdoc/>
    public override void Read(long first, Span<byte> target)
    {
        accelerator.Read(Handle, first, target);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public override void Write(long first, ReadOnlySpan<byte> source)
    {
        accelerator.Write(Handle, first, source);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public override void Release()
    {
        GiveBack();
        GC.SuppressFinalize(this);
    }

    // What is queued on the memory still runs before whoever gets it next: there is one queue, in order.
    void GiveBack()
    {
        nint given = Interlocked.Exchange(ref handle, 0);
        if (given != 0) giveBack(given, bytes);
    }
}
