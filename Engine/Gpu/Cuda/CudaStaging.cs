using System.Runtime.InteropServices;

namespace NamedTorch.Gpu;

/// <summary>
/// Copies between the host and a GPU through pinned memory, a chunk at a time: the device fetches one chunk while the host fills the next. A chunk's
/// memory is used again once the event after its copy is passed. Where no memory can be pinned, copies go without.
/// </summary>
sealed unsafe class CudaStaging(CudaContext context)
{
    const int ChunkBytes = 2 << 20, Most = 8;

    readonly Lock gate = new();
    readonly Queue<Slot> free = [];
    int made;

    /// <summary>Queues a copy to the device; returns when the source may change.</summary>
    internal void Write(nint stream, ulong target, ReadOnlySpan<byte> source)
    {
        var driver = context.Driver;
        while (source.Length > 0)
        {
            int n = Math.Min(source.Length, ChunkBytes);
            if (Take() is not { } slot)
            {
                fixed (byte* p = source) context.Check(driver.CopyHostToDevice(target, p, (nuint)source.Length, stream), "cuMemcpyHtoDAsync");
                context.Check(driver.StreamSynchronize(stream), "cuStreamSynchronize");
                return;
            }
            try
            {
                source[..n].CopyTo(new((void*)slot.Memory, n));
                context.Check(driver.CopyHostToDevice(target, (void*)slot.Memory, (nuint)n, stream), "cuMemcpyHtoDAsync");
                context.Check(driver.EventRecord(slot.Event, stream), "cuEventRecord");
            }
            finally
            {
                Give(slot);
            }
            source = source[n..];
            target += (ulong)n;
        }
    }

    /// <summary>Copies to the host after what is queued; returns when it is done. A chunk is copied on while the next arrives.</summary>
    internal void Read(nint stream, ulong source, Span<byte> target)
    {
        var driver = context.Driver;
        Span<byte> before = default;
        Slot? waiting = null;
        try
        {
            while (target.Length > 0)
            {
                int n = Math.Min(target.Length, ChunkBytes);
                if (Take() is not { } slot)
                {
                    fixed (byte* p = target) context.Check(driver.CopyDeviceToHost(p, source, (nuint)target.Length, stream), "cuMemcpyDtoHAsync");
                    context.Check(driver.StreamSynchronize(stream), "cuStreamSynchronize");
                    break;
                }
                try
                {
                    context.Check(driver.CopyDeviceToHost((void*)slot.Memory, source, (nuint)n, stream), "cuMemcpyDtoHAsync");
                    context.Check(driver.EventRecord(slot.Event, stream), "cuEventRecord");
                    Land(waiting, before);
                }
                finally
                {
                    if (waiting is not null) Give(waiting);
                    waiting = slot;
                    before = target[..n];
                }
                target = target[n..];
                source += (ulong)n;
            }
            Land(waiting, before);
        }
        finally
        {
            if (waiting is not null) Give(waiting);
        }
    }

    void Land(Slot? slot, Span<byte> target)
    {
        if (slot is null) return;
        context.Check(context.Driver.EventSynchronize(slot.Event), "cuEventSynchronize");
        new Span<byte>((void*)slot.Memory, target.Length).CopyTo(target);
    }

    // One that nothing is copied from or to any more.
    Slot? Take()
    {
        Slot? slot;
        lock (gate)
            if (!free.TryPeek(out slot) || made < Most && context.Driver.EventQuery(slot.Event) != 0) slot = New() ?? (free.TryDequeue(out var other) ? other : null);
            else free.Dequeue();
        if (slot is not null) context.Check(context.Driver.EventSynchronize(slot.Event), "cuEventSynchronize");
        return slot;
    }

    void Give(Slot slot)
    {
        lock (gate) free.Enqueue(slot);
    }

    Slot? New()
    {
        const uint portable = 1, noTiming = 2;
        void* memory;
        nint happening;
        var answer = new CudaAnswer(context.Driver, "cuMemHostAlloc", context.Driver.HostAllocate(&memory, ChunkBytes, portable));
        if (answer.IsOutOfMemory) return null;
        if (!answer.IsSuccess) throw context.Failed(answer);
        int error = context.Driver.EventCreate(&happening, noTiming);
        if (error != 0) _ = context.Driver.HostFree(memory);
        context.Check(error, "cuEventCreate");
        made++;
        return new((nint)memory, happening);
    }

    sealed record Slot(nint Memory, nint Event);
}
