using System.Numerics;
using System.Runtime.InteropServices;

namespace NamedTorch.Core;

/// <summary>
/// Native blocks, 64-byte aligned, in four size classes an octave. The collector does not see native memory, so a budget
/// asks it for a collection before the live bytes pass it; what survives a full collection raises the budget. A second, small one,
/// <see cref="YoungBudget"/>, keeps short-lived blocks coming back while they are still in the cache.
/// </summary>
public static class NativePool
{
    const long Floor = 256L << 20;
    const int Alignment = 64;
    static readonly Stack<nint>[] Free = [.. Enumerable.Range(0, 256).Select(static _ => new Stack<nint>())];
    static long live, idle, budget = Floor;

    /// <summary>Bytes handed out and not yet returned.</summary>
    public static long LiveBytes => Interlocked.Read(ref live);

    /// <summary>Bytes kept for reuse.</summary>
    public static long IdleBytes => Interlocked.Read(ref idle);

    /// <summary>Gives all idle blocks back to the operating system.</summary>
    public static unsafe void Trim()
    {
        for (int c = 0; c < Free.Length; c++)
            lock (Free[c])
                while (Free[c].TryPop(out nint p))
                {
                    NativeMemory.AlignedFree((void*)p);
                    Interlocked.Add(ref idle, -BytesOf(c));
                }
    }

    internal static unsafe NativeBlock Rent(long bytes)
    {
        int c = ClassOf(bytes);
        long size = BytesOf(c);
        YoungBudget.Rent(size);
        if (!TryPop(c, size, out nint p))
        {
            if (LiveBytes + size > Interlocked.Read(ref budget)) Collect(size);
            if (!TryPop(c, size, out p)) p = Fresh(size);
        }
        Interlocked.Add(ref live, size);
        return new(p, size);
    }

    internal static void Return(nint pointer, long size)
    {
        int c = ClassOf(size);
        lock (Free[c]) Free[c].Push(pointer);
        Interlocked.Add(ref live, -size);
        Interlocked.Add(ref idle, size);
    }

    static bool TryPop(int c, long size, out nint pointer)
    {
        lock (Free[c])
            if (!Free[c].TryPop(out pointer)) return false;
        Interlocked.Add(ref idle, -size);
        return true;
    }

    static unsafe nint Fresh(long size)
    {
        try
        {
            if (IdleBytes > Interlocked.Read(ref budget)) Trim();
            return (nint)NativeMemory.AlignedAlloc((nuint)size, Alignment);
        }
        catch (OutOfMemoryException)
        {
            Trim();
            return (nint)NativeMemory.AlignedAlloc((nuint)size, Alignment);
        }
    }

    // Younger garbage first: most tensors die in generation 0, and a full collection costs the user's other objects too.
    static void Collect(long wanted)
    {
        for (int generation = 0; generation <= 2; generation++)
        {
            GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
            if (LiveBytes + wanted < Interlocked.Read(ref budget) * 3 / 4) return;
        }
        Interlocked.Exchange(ref budget, Math.Max(Floor, 2 * (LiveBytes + wanted)));
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
