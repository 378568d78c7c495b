namespace NamedTorch.Gpu;

// Streams and events. What the finalizer's thread calls must not throw: a process that ends takes its driver with it.
sealed unsafe partial class CudaAccelerator
{
    // Streams that do not wait for the legacy one, which waits for all and cannot be captured.
    internal override nint OpenStream()
    {
        const uint nonBlocking = 1;
        using var scope = context.Enter();
        nint created;
        context.Check(driver.StreamCreate(&created, nonBlocking), "cuStreamCreate");
        return created;
    }

    internal override LaunchGraph BeginGraph(nint stream) => new CudaGraph(context, this, stream);

    internal override void CloseStream(nint stream)
    {
        using var scope = context.TryEnter(out bool isIn);
        if (isIn) _ = driver.StreamDestroy(stream);
    }

    internal override void Finish(nint stream)
    {
        using var scope = context.Enter();
        context.Check(driver.StreamSynchronize(stream), "cuStreamSynchronize");
    }

    internal override nint Record(nint stream)
    {
        using var scope = context.Enter();
        nint mark;
        context.Check(driver.EventCreate(&mark, 0), "cuEventCreate");
        int error = driver.EventRecord(mark, stream);
        if (error != 0) _ = driver.EventDestroy(mark);
        context.Check(error, "cuEventRecord");
        return mark;
    }

    internal override void WaitFor(nint stream, nint mark)
    {
        using var scope = context.Enter();
        context.Check(driver.StreamWaitEvent(stream, mark, 0), "cuStreamWaitEvent");
    }

    internal override bool IsPassed(nint mark)
    {
        const int notReady = 600;
        using var scope = context.Enter();
        int answer = driver.EventQuery(mark);
        if (answer != notReady) context.Check(answer, "cuEventQuery");
        return answer == 0;
    }

    internal override void Await(nint mark)
    {
        using var scope = context.Enter();
        context.Check(driver.EventSynchronize(mark), "cuEventSynchronize");
    }

    internal override TimeSpan Between(nint mark, nint later)
    {
        using var scope = context.Enter();
        float milliseconds;
        context.Check(driver.EventElapsedTime(&milliseconds, mark, later), "cuEventElapsedTime");
        return TimeSpan.FromMilliseconds(milliseconds);
    }

    internal override void Forget(nint mark)
    {
        using var scope = context.TryEnter(out bool isIn);
        if (isIn) _ = driver.EventDestroy(mark);
    }
}
