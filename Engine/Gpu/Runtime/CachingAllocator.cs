using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Gpu;

/// <summary>
/// Keeps memory that came back for the next of its size, in four size classes an octave: a driver's own allocation waits for the device. A block
/// is lent first to the stream that used it; another stream gets it when the driver has no more, and then waits for its former users. The
/// garbage collector does not see the device's memory, so it is asked for a collection in a rhythm of bytes lent.
/// </summary>
sealed class CachingAllocator(AcceleratorDriver accelerator, StreamSet streams) : IBlockOwner
{
    const long Least = 512;

    readonly Lock gate = new();
    readonly Dictionary<long, List<MemoryBlock>> idle = [];
    readonly HashSet<MemoryBlock> lent = [];
    long lentBytes, idleBytes, peakBytes, sinceCollection;

    internal MemoryStatistics Statistics
    {
        get
        {
            lock (gate) return new(lentBytes, idleBytes, peakBytes, accelerator.MemoryBytes);
        }
    }

    /// <summary>Uninitialised memory.</summary>
    /// <exception cref="DeviceException">NT4102: the device has none left; the message says who holds how much.</exception>
    internal MemoryBuffer Rent(long bytes) => new(streams, Lend(bytes), this);

    /// <summary>Uninitialised memory that its owner gives back by <see cref="Return"/>.</summary>
    internal MemoryBlock Lend(long bytes)
    {
        long size = SizeOf(bytes);
        if (Interlocked.Add(ref sinceCollection, size) > Rhythm) Collect();
        var block = Take(size, own: true) ?? Fresh(size, bytes);
        lock (gate)
        {
            lent.Add(block);
            lentBytes += size;
            peakBytes = Math.Max(peakBytes, lentBytes);
        }
        return block;
    }

    public void Return(MemoryBlock block)
    {
        lock (gate)
        {
            lent.Remove(block);
            lentBytes -= block.Bytes;
            idleBytes += block.Bytes;
            if (!idle.TryGetValue(block.Bytes, out var stack)) idle[block.Bytes] = stack = [];
            stack.Add(block);
        }
    }

    /// <summary>Gives all idle memory back to the driver.</summary>
    internal void Trim()
    {
        // It would wait for the device, which a capture must not.
        if (StepCapture.Current is not null) return;
        List<MemoryBlock> all;
        lock (gate)
        {
            all = [.. idle.Values.SelectMany(static s => s)];
            idle.Clear();
            idleBytes = 0;
        }
        if (all.Count == 0) return;
        // Streams may still be at work on it.
        accelerator.Synchronize();
        foreach (var block in all) accelerator.Free(block.Handle);
    }

    internal void ResetPeak()
    {
        lock (gate) peakBytes = lentBytes;
    }

    /// <summary>The size class of a request: 1, 1.25, 1.5 or 1.75 times a power of two.</summary>
    internal static long SizeOf(long bytes)
    {
        if (bytes <= Least) return Least;
        long quarter = 1L << BitOperations.Log2((ulong)bytes) - 2;
        return (bytes + quarter - 1) / quarter * quarter;
    }

    long Rhythm => Math.Clamp(accelerator.MemoryBytes / 16, 64L << 20, 1L << 30);

    // The last that came back is the likeliest to be in the device's caches.
    MemoryBlock? Take(long size, bool own)
    {
        var stream = own ? streams.Current : null;
        lock (gate)
        {
            if (!idle.TryGetValue(size, out var stack)) return null;
            int at = stream is null ? stack.Count - 1 : stack.FindLastIndex(b => b.IsFreeOn(stream));
            if (at < 0) return null;
            var block = stack[at];
            stack.RemoveAt(at);
            idleBytes -= size;
            (block.Type, block.Operation) = (null, null);
            return block;
        }
    }

    // From the driver; else another stream's; else after a collection; else after giving back what has other sizes.
    MemoryBlock Fresh(long size, long asked)
    {
        for (int attempt = 0; ; attempt++)
            try
            {
                return new(accelerator.Allocate(size), size);
            }
            catch (OutOfDeviceMemoryException) when (attempt == 0)
            {
                if (Take(size, own: false) is { } others) return others;
                Collect();
                if (Take(size, own: false) is { } found) return found;
                Trim();
            }
            catch (OutOfDeviceMemoryException e)
            {
                throw Exhausted(asked, e.Message);
            }
    }

    Exception Exhausted(long asked, string reason)
    {
        MemoryBlock[] holders;
        var memory = Statistics;
        lock (gate) holders = [.. lent];
        return new Conflict(DiagnosticId.NT4102, "Allocate",
            ("reason", $"{accelerator.Device} ({accelerator.Name}) has no {MemoryHolders.Bytes(asked)} left: {reason} Tensors that are still referred to hold {MemoryHolders.Bytes(memory.InUse)}, the cache holds {MemoryHolders.Bytes(memory.Cached)}, the device has {MemoryHolders.Bytes(memory.Limit)}.{MemoryHolders.Of(holders)}"),
            ("fix", "Use smaller batches, or let go of tensors that are not needed any more.")).ToException();
    }

    void Collect()
    {
        Interlocked.Exchange(ref sinceCollection, 0);
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
