using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NamedTorch.Core;

/// <summary>
/// Native blocks, 64-byte aligned, in four size classes an octave. The collector does not see native memory: it is asked for a collection in
/// a steady rhythm, and before the live bytes pass a budget; what survives a full collection raises the budget.
/// </summary>
public static class NativePool
{
    const long Floor = 256L << 20;
    static readonly Stack<nint>[] Free = [.. Enumerable.Range(0, 256).Select(static _ => new Stack<nint>())];
    static long live, idle, budget = Floor;

    /// <summary>Bytes lent to storages that are still there, as far as the garbage collector knows.</summary>
    public static long LiveBytes
    {
        get
        {
            if (LentBlocks.MayHaveLost) TakeLost();
            return Interlocked.Read(ref live);
        }
    }

    /// <summary>Bytes kept for reuse.</summary>
    public static long IdleBytes => Interlocked.Read(ref idle);

    /// <summary>Gives all idle blocks back to the operating system.</summary>
    public static void Trim()
    {
        TakeLost();
        for (int c = 0; c < Free.Length; c++)
            lock (Free[c])
                while (Free[c].TryPop(out nint p))
                {
                    HugePages.Free(p, BytesOf(c));
                    Interlocked.Add(ref idle, -BytesOf(c));
                }
    }

    /// <summary>Uninitialised bytes for a storage, which is to be named to <see cref="Watch"/> as soon as it exists.</summary>
    internal static NativeBlock Rent(long bytes)
    {
        int c = ClassOf(bytes);
        long size = BytesOf(c);
        if (CollectionRhythm.IsDue(size)) CollectDue();
        else if (LentBlocks.MayHaveLost) TakeLost();
        if (!TryPop(c, size, out nint p))
        {
            if (Interlocked.Read(ref live) + size > Interlocked.Read(ref budget)) MakeRoom(size);
            if (!TryPop(c, size, out p)) p = Fresh(size);
        }
        Interlocked.Add(ref live, size);
        return new(p, size);
    }

    /// <summary>The block comes back once the owner is gone.</summary>
    internal static void Watch(NativeBlock block, object owner) => LentBlocks.Add(block, owner);

    /// <summary>Takes a block back from an owner that is still there.</summary>
    internal static void Return(NativeBlock block)
    {
        if (block.TryTakeBack()) Keep([block]);
    }

    /// <summary>Takes blocks into stock; their bytes.</summary>
    static long Keep(ReadOnlySpan<NativeBlock> blocks)
    {
        long bytes = 0;
        for (int i = 0; i < blocks.Length;)
        {
            var shelf = Free[ClassOf(blocks[i].Bytes)];
            lock (shelf)
                for (long size = blocks[i].Bytes; i < blocks.Length && blocks[i].Bytes == size; i++)
                {
                    shelf.Push(blocks[i].Pointer);
                    bytes += size;
                }
        }
        Interlocked.Add(ref live, -bytes);
        Interlocked.Add(ref idle, bytes);
        return bytes;
    }

    static bool TryPop(int c, long size, out nint pointer)
    {
        lock (Free[c])
            if (!Free[c].TryPop(out pointer)) return false;
        Interlocked.Add(ref idle, -size);
        return true;
    }

    static nint Fresh(long size)
    {
        try
        {
            if (IdleBytes > Interlocked.Read(ref budget)) Trim();
            return HugePages.Allocate(size);
        }
        catch (OutOfMemoryException)
        {
            Trim();
            return HugePages.Allocate(size);
        }
    }

    static void CollectDue()
    {
        bool isFull = FullCollections.IsDue(LentBlocks.GrownOld, LentBlocks.LivedOn);
        long start = Stopwatch.GetTimestamp();
        Collection.Run(isFull ? 2 : CollectionRhythm.Generation);
        var (blocks, back) = TakeLost();
        var taken = Stopwatch.GetElapsedTime(start);
        if (isFull) FullCollections.Report(taken);
        else CollectionRhythm.Report(taken, blocks, back);
    }

    // Younger garbage first: most tensors die in generation 0, and a full collection costs the user's other objects too.
    static void MakeRoom(long wanted)
    {
        for (int generation = 0; generation <= 2; generation++)
        {
            Collection.Run(generation);
            TakeLost();
            if (LiveBytes + wanted < Interlocked.Read(ref budget) * 3 / 4) return;
        }
        Interlocked.Exchange(ref budget, Math.Max(Floor, 2 * (LiveBytes + wanted)));
    }

    /// <summary>How many blocks and bytes came back.</summary>
    static (int Blocks, long Bytes) TakeLost()
    {
        var lost = new List<NativeBlock>();
        LentBlocks.TakeLost(lost);
        return (lost.Count, Keep(CollectionsMarshal.AsSpan(lost)));
    }

    // Class c holds (4 + c % 4) / 4 of the octave 2^(c / 4): 1, 1.25, 1.5, 1.75 times a power of two.
    static long BytesOf(int c) => (4L + c % 4) << (c / 4) >> 2;

    static int ClassOf(long bytes)
    {
        int octave = BitOperations.Log2((ulong)bytes);
        long quarter = bytes >> (octave - 2);
        int c = 4 * octave + (int)(quarter - 4);
        return BytesOf(c) >= bytes ? c : c + 1;
    }
}
