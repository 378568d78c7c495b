using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NamedTorch.Cpu;

/// <summary>A stretch of native memory, 64-byte aligned and uninitialized, borrowed from the calling thread.</summary>
/// <remarks>
/// Give it back with <c>using</c>, on the thread that rented it. Each thread keeps a few buffers for the next call, so
/// that kernels touch warm pages; buffers over <see cref="KeptBytes"/> go back to the system at once.
/// </remarks>
public readonly unsafe ref struct Scratch
{
    /// <summary>The largest buffer that a thread keeps, in bytes.</summary>
    public const long KeptBytes = 64 << 20;

    const int Kept = 4;
    [ThreadStatic] static Stack<Block>? _idle;

    readonly Block _block;

    Scratch(Block block) => _block = block;

    /// <summary>First byte; a multiple of 64.</summary>
    public void* Pointer => _block.Pointer;

    /// <summary>Borrows at least <paramref name="bytes"/> bytes; the content is arbitrary.</summary>
    /// <exception cref="OutOfMemoryException">The system has no such amount left.</exception>
    public static Scratch Rent(long bytes)
    {
        Stack<Block> idle = _idle ??= new Stack<Block>(Kept);
        if (!idle.TryPop(out Block? block)) return new Scratch(new Block(bytes));
        if (block.Bytes >= bytes) return new Scratch(block);
        block.Free();
        return new Scratch(new Block(Math.Max(bytes, Math.Min(block.Bytes * 2, KeptBytes))));
    }

    /// <summary>Gives the memory back to the thread.</summary>
    public void Dispose()
    {
        if (_block.Bytes <= KeptBytes && _idle!.Count < Kept) _idle.Push(_block);
        else _block.Free();
    }

    /// <summary>Owner of one buffer; its finalizer serves threads that ended.</summary>
    sealed class Block
    {
        public readonly long Bytes;
        public void* Pointer;

        public Block(long bytes)
        {
            Bytes = (bytes + 4095) & ~4095;
            Pointer = NativeMemory.AlignedAlloc((nuint)Bytes, 64);
        }

        public void Free()
        {
            NativeMemory.AlignedFree(Pointer);
            Pointer = null;
            GC.SuppressFinalize(this);
        }

        ~Block() => NativeMemory.AlignedFree(Pointer);
    }
}
