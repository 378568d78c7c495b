using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NamedTorch.Diagnostics;

namespace NamedTorch.Core;

/// <summary>
/// A run of bytes that tensors view. Up to <see cref="SmallBytes"/> it is an ordinary array of the garbage collector;
/// above, a pooled native block that returns to its pool when the last tensor that views it is gone; or memory of the user's, kept
/// alive through its owner; or memory of a device. Nobody disposes anything.
/// </summary>
public sealed class Storage
{
    /// <summary>Largest storage that is a plain array of the garbage collector.</summary>
    public const int SmallBytes = 4096;

    readonly Array? array;
    readonly NativeBlock? block;
    readonly object? owner;
    nint pointer;
    int version;

    Storage(long byteLength, Device device, Array? array, NativeBlock? block, nint pointer, object? owner, bool readOnly)
    {
        (ByteLength, Device, this.array, this.block, this.pointer, this.owner, IsReadOnly) = (byteLength, device, array, block, pointer, owner, readOnly);
    }

    /// <summary>Bytes, whatever the element type of the tensors that view them.</summary>
    public long ByteLength { get; }

    /// <summary>Where the bytes are.</summary>
    public Device Device { get; }

    /// <summary>The bytes of a device that the host cannot address; null on the host.</summary>
    public DeviceMemory? Memory { get; private init; }

    /// <summary>Whether the tape has kept a tensor over these bytes: a derivative is going to read it. Not taken back.</summary>
    public bool IsKept { get; internal set; }

    /// <summary>Memory of the user's that must not be written.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Counts the writes, shared by every view: what the tape saved is stale when it moved on.</summary>
    public int Version => Volatile.Read(ref version);

    /// <summary>The backward pass that allocated these bytes and has not handed them out, or null.</summary>
    internal Nursery? Nursery { get; set; }

    /// <summary>Cotangents that still wait in these bytes: the count of the pass that owns them.</summary>
    internal int Borrowers;

    /// <summary>Uninitialised bytes on the host.</summary>
    public static Storage Allocate(long bytes)
    {
        var nursery = Nursery.Current;
        return bytes <= SmallBytes ? new(bytes, Device.Cpu, new byte[bytes], null, 0, null, false) { Nursery = nursery } : Lent(bytes, nursery);
    }

    // A call of its own: code that large tensors made hot must not weigh on small ones.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Storage Lent(long bytes, Nursery? nursery)
    {
        var block = NativePool.Rent(bytes);
        var storage = new Storage(bytes, Device.Cpu, null, block, block.Pointer, null, false) { Nursery = nursery };
        NativePool.Watch(block, storage);
        nursery?.Bear(storage);
        return storage;
    }

    /// <summary>The bytes of a managed array, not copied.</summary>
    public static Storage Of<T>(T[] array, bool readOnly = false) where T : unmanaged =>
        new((long)array.Length * Unsafe.SizeOf<T>(), Device.Cpu, array, null, 0, null, readOnly);

    /// <summary>Foreign memory at a fixed address, not copied; <paramref name="owner"/> is what keeps it there.</summary>
    public static Storage Foreign(nint pointer, long bytes, object owner, bool readOnly) => new(bytes, Device.Cpu, null, null, pointer, owner, readOnly);

    /// <summary>Bytes of another device; given back by <see cref="Release"/>, or by the memory's own finalizer.</summary>
    public static Storage On(Device device, long bytes, DeviceMemory memory)
    {
        var nursery = Nursery.Current;
        var storage = new Storage(bytes, device, null, null, 0, null, false) { Memory = memory, Nursery = nursery };
        nursery?.Bear(storage);
        return storage;
    }

    /// <summary>Copies bytes, from <paramref name="first"/> on, to the host.</summary>
    public void Read(long first, Span<byte> target)
    {
        if (Memory is not null) Memory.Read(first, target);
        else MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref GetPinnableReference(), (nint)first), target.Length).CopyTo(target);
        GC.KeepAlive(this);
    }

    /// <summary>Copies bytes of the host to here, from <paramref name="first"/> on.</summary>
    public void Write(long first, ReadOnlySpan<byte> source)
    {
        if (Memory is not null) Memory.Write(first, source);
        else source.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref GetPinnableReference(), (nint)first), source.Length));
        GC.KeepAlive(this);
    }

    /// <summary>The first byte. Pin it (<c>fixed</c>) and keep the storage alive while it is used.</summary>
    /// <exception cref="DeviceException">NT4102: the bytes are another device's.</exception>
    public ref byte GetPinnableReference()
    {
        if (array is byte[] bytes) return ref MemoryMarshal.GetArrayDataReference(bytes);
        if (array is not null) return ref MemoryMarshal.GetArrayDataReference(array);
        if (Memory is not null) throw Elsewhere();
        if (pointer == 0 && ByteLength > 0) throw new ObjectDisposedException(nameof(Storage), "This buffer was given back by the backward pass that made it.");
        unsafe { return ref Unsafe.AsRef<byte>((void*)pointer); }
    }

    /// <summary>Holds the bytes in place until the pin is disposed.</summary>
    public StoragePin Pin() => new(this, array);

    /// <summary>Notes a write.</summary>
    public void Bump() => Interlocked.Increment(ref version);

    /// <summary>Gives a pooled block back at once. Only for buffers that user code never saw.</summary>
    public void Release()
    {
        Nursery = null;
        Memory?.Release();
        if (block is null || Interlocked.Exchange(ref pointer, 0) == 0) return;
        NativePool.Return(block);
        GC.KeepAlive(owner);
    }

    DeviceException Elsewhere() => (DeviceException)new Conflict(DiagnosticId.NT4102, "Storage",
        ("reason", $"these bytes are on {Device}, where the host cannot read or write them in place."), ("fix", "Copy the tensor to the host first: x.To(Device.Cpu).")).ToException();
}
