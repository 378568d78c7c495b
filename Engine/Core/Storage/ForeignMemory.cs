using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NamedTorch.Core;

/// <summary>Memory of the user's that is no array: pinned while a storage refers to it, its owner kept alive.</summary>
sealed class ForeignMemory
{
    MemoryHandle handle;

    ForeignMemory(MemoryHandle handle) => this.handle = handle;

    ~ForeignMemory() => handle.Dispose();

    /// <summary>A storage over the memory. An array needs no pin and is taken whole; the memory then begins <paramref name="offset"/> elements into it.</summary>
    internal static unsafe Storage Storage<T>(ReadOnlyMemory<T> memory, bool readOnly, out int offset) where T : unmanaged
    {
        offset = 0;
        if (MemoryMarshal.TryGetArray(memory, out var segment) && segment.Array is { } array)
        {
            offset = segment.Offset;
            return Core.Storage.Of(array, readOnly);
        }
        var handle = memory.Pin();
        return Core.Storage.Foreign((nint)handle.Pointer, (long)memory.Length * Unsafe.SizeOf<T>(), new ForeignMemory(handle), readOnly);
    }
}
