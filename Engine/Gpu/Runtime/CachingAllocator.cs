using System.Numerics;
using NamedTorch.Diagnostics;

namespace NamedTorch.Gpu;

/// <summary>
/// Keeps memory that came back for the next of its size, in four size classes an octave: a driver's own allocation waits for the device. The
/// garbage collector does not see the device's memory, so it is asked for a collection in a rhythm of bytes lent.
/// </summary>
sealed class CachingAllocator(Accelerator accelerator)
{
    const long Least = 512;

    readonly Lock gate = new();
    readonly Dictionary<long, Stack<nint>> idle = [];
    readonly long rhythm = Math.Clamp(accelerator.MemoryBytes / 16, 64L << 20, 1L << 30);
    long lentBytes, idleBytes, sinceCollection;

    /// <summary>Bytes lent to buffers that are still there, as far as the garbage collector knows.</summary>
    internal long LentBytes => Interlocked.Read(ref lentBytes);

    /// <summary>Bytes kept for reuse.</summary>
    internal long IdleBytes => Interlocked.Read(ref idleBytes);

    /// <summary>Uninitialised memory.</summary>
    /// <exception cref="DeviceException">NT4102: the device has none left; the message says who holds how much.</exception>
    internal MemoryBuffer Rent(long bytes)
    {
        long size = SizeOf(bytes);
        if (Interlocked.Add(ref sinceCollection, size) > rhythm) Collect();
        nint handle = Take(size) ?? Fresh(size);
        Interlocked.Add(ref lentBytes, size);
        return new(accelerator, handle, size, Return);
    }

    void Return(nint handle, long size)
    {
        Interlocked.Add(ref lentBytes, -size);
        Interlocked.Add(ref idleBytes, size);
        lock (gate)
        {
            if (!idle.TryGetValue(size, out var stack)) idle[size] = stack = new();
            stack.Push(handle);
        }
    }

    /// <summary>Gives all idle memory back to the driver.</summary>
    internal void Trim()
    {
        lock (gate)
            foreach (var (size, stack) in idle)
                while (stack.TryPop(out nint handle))
                {
                    accelerator.Free(handle);
                    Interlocked.Add(ref idleBytes, -size);
                }
    }

    /// <summary>The size class of a request: 1, 1.25, 1.5 or 1.75 times a power of two.</summary>
    internal static long SizeOf(long bytes)
    {
        if (bytes <= Least) return Least;
        long quarter = 1L << BitOperations.Log2((ulong)bytes) - 2;
        return (bytes + quarter - 1) / quarter * quarter;
    }

    nint? Take(long size)
    {
        lock (gate)
            if (!idle.TryGetValue(size, out var stack) || !stack.TryPop(out nint handle)) return null;
            else
            {
                Interlocked.Add(ref idleBytes, -size);
                return handle;
            }
    }

    nint Fresh(long size)
    {
        for (int attempt = 0; ; attempt++)
            try
            {
                return accelerator.Allocate(size);
            }
            catch (OutOfDeviceMemoryException) when (attempt == 0)
            {
                Collect();
                if (Take(size) is { } found) return found;
                Trim();
            }
            catch (OutOfDeviceMemoryException e)
            {
                throw new Conflict(DiagnosticId.NT4102, "Allocate",
                    ("reason", $"{accelerator.Device} ({accelerator.Name}) has no {size >> 10} KiB left: {e.Message} Tensors that are still referred to hold {LentBytes >> 20} MiB, the cache holds {IdleBytes >> 20} MiB, the device has {accelerator.MemoryBytes >> 20} MiB."),
                    ("fix", "Use smaller batches, or let go of tensors that are not needed any more.")).ToException();
            }
    }

    void Collect()
    {
        Interlocked.Exchange(ref sinceCollection, 0);
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
