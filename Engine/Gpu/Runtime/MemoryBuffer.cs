using NamedTorch.Core;
using NamedTorch.Gpu;

namespace NamedTorch;

/// <summary>Memory of an accelerator, lent by its allocator until it is released or nobody refers to it any more.</summary>
public sealed class MemoryBuffer : DeviceMemory
{
    readonly StreamSet streams;
    readonly IBlockOwner owner;
    MemoryBlock? block;

    internal MemoryBuffer(StreamSet streams, MemoryBlock block, IBlockOwner owner) => (this.streams, this.block, this.owner, Bytes) = (streams, block, owner, block.Bytes);

    /// <summary>Gives the memory back.</summary>
    ~MemoryBuffer() => GiveBack();

    /// <summary>Bytes, at least as many as were asked for.</summary>
    public long Bytes { get; }

    /// <summary>The driver's name for the memory: a CUdeviceptr or a cl_mem.</summary>
    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public nint Handle => Block.Handle;

    /// <summary>What tensors over this memory share: its version says what was written.</summary>
    internal Storage? Storage { get; set; }

    /// <inheritdoc/>
    public override void Read(long first, Span<byte> target)
    {
        streams.Read(Block, first, target);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public override void Write(long first, ReadOnlySpan<byte> source)
    {
        streams.Write(Block, first, source);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public override bool TryCopy(long first, DeviceMemory target, long targetFirst, long bytes)
    {
        bool isDone = target is MemoryBuffer there && streams.TryCopy(Block, first, there.streams, there.Block, targetFirst, bytes);
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        return isDone;
    }

    /// <inheritdoc/>
    public override void Describe(TensorType type, DType dtype) => (Block.Type, Block.DType) = (type, dtype);

    /// <inheritdoc/>
    public override void Release()
    {
        GiveBack();
        GC.SuppressFinalize(this);
    }

    internal MemoryBlock Block => Volatile.Read(ref block) ?? throw new ObjectDisposedException(nameof(MemoryBuffer), "This buffer was given back by the backward pass that made it.");

    internal bool IsOf(IBlockOwner other) => ReferenceEquals(owner, other);

    // What is queued on the memory still runs before whoever gets it next: the block knows it. No call of the driver's is made here.
    void GiveBack()
    {
        if (Interlocked.Exchange(ref block, null) is { } given) owner.Return(given);
    }
}
