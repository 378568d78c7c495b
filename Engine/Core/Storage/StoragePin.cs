using System.Runtime.InteropServices;

namespace NamedTorch.Core;

/// <summary>Holds a storage's bytes in place, and alive, until disposed: for kernels over lists of tensors, where <c>fixed</c> does not reach.</summary>
public readonly unsafe struct StoragePin : IDisposable
{
    readonly GCHandle handle;
    readonly Storage storage;

    internal StoragePin(Storage storage, Array? array)
    {
        this.storage = storage;
        if (array is not null) handle = GCHandle.Alloc(array, GCHandleType.Pinned);
        fixed (byte* p = storage) Pointer = p;
    }

    /// <summary>The first byte.</summary>
    public byte* Pointer { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (handle.IsAllocated) handle.Free();
        GC.KeepAlive(storage);
    }
}
