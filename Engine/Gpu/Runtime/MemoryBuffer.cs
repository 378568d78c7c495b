using NamedTorch.Core;
using NamedTorch.Gpu;

namespace NamedTorch;

/// <summary>
/// Memory of an accelerator, lent by its allocator until it is released or nobody refers to it any more. Inside <see cref="Accelerator.Fuse"/> it is lent when
/// it is first needed, and what it holds may not be computed before.
/// </summary>
public sealed class MemoryBuffer : DeviceMemory
{
    readonly StreamSet streams;
    readonly Func<long, MemoryLoan>? lend;
    MemoryLoan? loan;
    DeferredValue? deferred;
    BufferReaders? readers;
    (TensorType? Type, DType DType) holds;
    int holders;
    bool isGone;

    internal MemoryBuffer(StreamSet streams, MemoryBlock block, IBlockOwner owner) => (this.streams, loan, Bytes) = (streams, new(block, owner), block.Bytes);

    /// <summary>A buffer whose memory is asked for at its first use.</summary>
    internal MemoryBuffer(StreamSet streams, long bytes, Func<long, MemoryLoan> lend)
    {
        (this.streams, Bytes, this.lend) = (streams, bytes, lend);
        // Until then there is nothing to give back.
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the memory back.</summary>
    ~MemoryBuffer() => GiveBack();

    /// <summary>Bytes, at least as many as were asked for.</summary>
    public long Bytes { get; }

    /// <summary>The driver's name for the memory: a CUdeviceptr or a cl_mem.</summary>
    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public nint Handle
    {
        get
        {
            // Whoever asks may write there.
            BeforeWrite();
            return Block.Handle;
        }
    }

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
        BeforeWrite();
        streams.Write(Block, first, source);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public override bool TryCopy(long first, DeviceMemory target, long targetFirst, long bytes)
    {
        bool isDone = false;
        if (target is MemoryBuffer there)
        {
            there.BeforeWrite();
            isDone = streams.TryCopy(Block, first, there.streams, there.Block, targetFirst, bytes);
        }
        GC.KeepAlive(this);
        GC.KeepAlive(target);
        return isDone;
    }

    /// <inheritdoc/>
    public override void Describe(TensorType type, DType dtype)
    {
        holds = (type, dtype);
        if (Volatile.Read(ref loan) is { Block: var known }) (known.Type, known.DType) = (type, dtype);
    }

    /// <inheritdoc/>
    public override void Release()
    {
        if (deferred is null && readers is null)
        {
            isGone = true;
            GiveBack();
            GC.SuppressFinalize(this);
            return;
        }
        lock (streams.Deferral)
        {
            isGone = true;
            Interlocked.Exchange(ref deferred, null)?.Drop();
            GiveBackUnread();
        }
    }

    /// <summary>The memory, with what the buffer holds: computed now if it was not before.</summary>
    internal MemoryBlock Block
    {
        get
        {
            Volatile.Read(ref deferred)?.Realize();
            return Memory;
        }
    }

    /// <summary>The memory, whatever is in it.</summary>
    internal MemoryBlock Memory => (Volatile.Read(ref loan) ?? Lend()).Block;

    /// <summary>What the buffer is going to hold, or null: then it holds it, or nothing yet.</summary>
    internal DeferredValue? Deferred => Volatile.Read(ref deferred);

    /// <summary>Nothing was ever written to it, so it may hold a value that is not computed yet.</summary>
    internal bool MayDefer => !isGone && (Volatile.Read(ref loan) is null || Deferred is not null);

    internal bool IsOf(IBlockOwner other) => ReferenceEquals(Volatile.Read(ref loan)?.Owner, other);

    /// <summary>Something is about to be written: what reads the old values and is not computed yet, is now.</summary>
    internal void BeforeWrite()
    {
        if (Volatile.Read(ref readers) is null) return;
        lock (streams.Deferral)
        {
            readers?.RealizeAll();
            readers = null;
        }
    }

    /// <summary>The buffer is going to hold this, instead of what it was going to hold. Inside <see cref="StreamSet.Deferral"/>.</summary>
    internal void Defer(DeferredValue value) => Interlocked.Exchange(ref deferred, value)?.Drop();

    /// <summary>It holds what it was going to. Inside <see cref="StreamSet.Deferral"/>.</summary>
    internal void Settle() => Volatile.Write(ref deferred, null);

    /// <summary>A value that is not computed yet reads this. Inside <see cref="StreamSet.Deferral"/>.</summary>
    internal void ReadBy(DeferredValue reader) => (readers ??= new()).Add(reader);

    /// <summary>It does not any more. Inside <see cref="StreamSet.Deferral"/>.</summary>
    internal void ReadNoMore(DeferredValue reader)
    {
        readers?.Remove(reader);
        if (isGone) GiveBackUnread();
    }

    /// <summary>A kernel that is being put together is going to read this: it stays until <see cref="LetGo"/>. Inside <see cref="StreamSet.Deferral"/>.</summary>
    internal void Hold() => holders++;

    /// <summary>That kernel is queued. Inside <see cref="StreamSet.Deferral"/>.</summary>
    internal void LetGo()
    {
        holders--;
        if (isGone) GiveBackUnread();
    }

    MemoryLoan Lend()
    {
        if (isGone || lend is null) throw new ObjectDisposedException(nameof(MemoryBuffer), "This buffer was given back by the backward pass that made it.");
        var made = lend(Bytes);
        (made.Block.Type, made.Block.DType) = holds;
        if (Interlocked.CompareExchange(ref loan, made, null) is { } other)
        {
            made.Owner.Return(made.Block);
            return other;
        }
        GC.ReRegisterForFinalize(this);
        return made;
    }

    // Given back early, it stays while values that are not computed yet read it.
    void GiveBackUnread()
    {
        if (holders > 0 || readers is { IsEmpty: false }) return;
        readers = null;
        GiveBack();
        GC.SuppressFinalize(this);
    }

    // What is queued on the memory still runs before whoever gets it next: the block knows it. No call of the driver's is made here.
    void GiveBack()
    {
        if (Interlocked.Exchange(ref loan, null) is { } given) given.Owner.Return(given.Block);
    }
}
