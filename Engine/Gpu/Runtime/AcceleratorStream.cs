namespace NamedTorch;

/// <summary>
/// A queue of an accelerator: kernels and copies on it happen in the order of the calls, and may overlap with those on other streams. Tensors
/// may be used on any stream: work that needs what another stream does waits for it on the device.
/// </summary>
public sealed class AcceleratorStream : IDisposable
{
    [ThreadStatic] static Choice? chosen;

    readonly AcceleratorDriver driver;
    readonly Dictionary<AcceleratorStream, long> waited = [];
    readonly nint handle;

    // The handle is asked for outside: where there is none, there is nothing to finalize.
    internal AcceleratorStream(AcceleratorDriver driver, nint handle) => (this.driver, this.handle) = (driver, handle);

    /// <summary>Closes a stream that was forgotten.</summary>
    ~AcceleratorStream() => driver.CloseStream(handle);

    /// <summary>Whose queue this is.</summary>
    public Device Device => driver.Device;

    /// <summary>The driver's name for it: a CUstream or a cl_command_queue.</summary>
    /// <exception cref="ObjectDisposedException">The stream is disposed.</exception>
    public nint Handle => !IsClosed ? handle : throw new ObjectDisposedException(nameof(AcceleratorStream));

    /// <summary>Operations of the calling thread on this accelerator are queued here until the scope ends.</summary>
    public Scope Use()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        var before = chosen;
        chosen = new(this, before);
        return new(before);
    }

    /// <summary>Waits until everything queued so far is done.</summary>
    public void Synchronize() => driver.Finish(Handle);

    /// <summary>A place in the order of the queue, after everything queued so far.</summary>
    public ProfilingMarker AddProfilingMarker()
    {
        lock (driver.Gate) return new(driver, driver.Record(Handle));
    }

    /// <summary>Waits for what is queued and closes the stream.</summary>
    public void Dispose()
    {
        if (IsClosed) return;
        try
        {
            Synchronize();
        }
        catch (DeviceException)
        {
            // A broken device has nothing left to wait for; whoever used it has heard of it.
        }
        lock (driver.Gate)
        {
            if (IsClosed) return;
            IsClosed = true;
            driver.CloseStream(handle);
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>Nothing of it is left to wait for.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Things queued so far: guarded by the accelerator's gate.</summary>
    internal long Count { get; private set; }

    /// <summary>One more thing is about to be queued.</summary>
    internal void Advance() => Count++;

    /// <summary>What is queued from now on comes after the first <paramref name="count"/> things of another stream.</summary>
    internal void WaitFor(AcceleratorStream other, long count)
    {
        if (other == this || other.IsClosed || waited.GetValueOrDefault(other) >= count) return;
        nint mark = other.driver.Record(other.handle);
        try
        {
            driver.WaitFor(handle, mark);
        }
        finally
        {
            other.driver.Forget(mark);
        }
        waited[other] = other.Count;
    }

    internal static AcceleratorStream? Chosen(AcceleratorDriver driver)
    {
        for (var choice = chosen; choice is not null; choice = choice.Before)
            if (choice.Stream.driver == driver) return choice.Stream;
        return null;
    }

    sealed record Choice(AcceleratorStream Stream, Choice? Before);

    /// <summary>Ends the choice of a stream; belongs to the thread that made it, so it cannot cross an await.</summary>
    public readonly ref struct Scope : IDisposable
    {
        readonly Choice? before;

        internal Scope(object? before) => this.before = (Choice?)before;

        /// <summary>Back to the stream from before.</summary>
        public void Dispose() => chosen = before;
    }
}
