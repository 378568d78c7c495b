using System.Collections.Concurrent;

namespace NamedTorch.Gpu;

// Queues and events.
sealed unsafe partial class OpenClAccelerator
{
    const ulong Profiling = 1 << 1;
    const uint ExecutionStatus = 0x11D3, ProfilingEnd = 0x1283;

    readonly ConcurrentDictionary<nint, byte> queues = [];

    // A queue that a finalizer gives back is not waited for meanwhile. Taken inside the accelerator's gate or without it, never around it.
    readonly Lock closing = new();

    internal override nint OpenStream()
    {
        int error;
        nint queue = library.CreateCommandQueue(context, id, Profiling, &error);
        Check(error, "clCreateCommandQueue");
        queues[queue] = 0;
        return queue;
    }

    internal override LaunchGraph BeginGraph(nint stream) => new LaunchList(this);

    internal override void CloseStream(nint stream)
    {
        lock (closing)
            if (queues.TryRemove(stream, out _)) _ = library.ReleaseCommandQueue(stream);
    }

    internal override void Finish(nint stream) => Check(library.Finish(stream), "clFinish");

    /// <inheritdoc/>
    public override void Synchronize()
    {
        lock (closing)
            foreach (nint queue in queues.Keys) Finish(queue);
    }

    // Flushed: another queue may wait for it.
    internal override nint Record(nint stream)
    {
        nint mark;
        Check(library.EnqueueMarker(stream, 0, null, &mark), "clEnqueueMarkerWithWaitList");
        Check(library.Flush(stream), "clFlush");
        return mark;
    }

    internal override void WaitFor(nint stream, nint mark) => Check(library.EnqueueBarrier(stream, 1, &mark, null), "clEnqueueBarrierWithWaitList");

    internal override bool IsPassed(nint mark)
    {
        int status;
        Check(library.GetEventInfo(mark, ExecutionStatus, sizeof(int), &status, null), "clGetEventInfo");
        return status == 0;
    }

    internal override void Await(nint mark) => Check(library.WaitForEvents(1, &mark), "clWaitForEvents");

    internal override TimeSpan Between(nint mark, nint later) => TimeSpan.FromMicroseconds((Passed(later) - (double)Passed(mark)) / 1000);

    internal override void Forget(nint mark) => _ = library.ReleaseEvent(mark);

    // In nanoseconds of the device.
    long Passed(nint mark)
    {
        long time;
        Check(library.GetEventProfilingInfo(mark, ProfilingEnd, sizeof(long), &time, null), "clGetEventProfilingInfo");
        return time;
    }
}
