namespace NamedTorch;

/// <summary>A place in the order of a stream, and when the device passed it.</summary>
public sealed class ProfilingMarker : IDisposable
{
    readonly AcceleratorDriver driver;
    nint handle;

    internal ProfilingMarker(AcceleratorDriver driver, nint handle) => (this.driver, this.handle) = (driver, handle);

    /// <summary>Gives back a marker that was forgotten.</summary>
    ~ProfilingMarker() => Release();

    /// <summary>Whose clock it reads.</summary>
    public Device Device => driver.Device;

    /// <summary>Whether the device has passed it; does not wait.</summary>
    public bool IsPassed => driver.IsPassed(Handle);

    /// <summary>Waits until the device has passed it.</summary>
    public void Synchronize() => driver.Await(Handle);

    /// <summary>Device time from an earlier marker of the same accelerator to this one, in the device's resolution; waits for both.</summary>
    /// <exception cref="ArgumentException">The markers are of two accelerators, whose clocks differ.</exception>
    public TimeSpan MeasureFrom(ProfilingMarker earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.driver != driver) throw new ArgumentException("The markers are of two accelerators.", nameof(earlier));
        earlier.Synchronize();
        Synchronize();
        return driver.Between(earlier.Handle, Handle);
    }

    /// <summary>Device time between two markers.</summary>
    public static TimeSpan operator -(ProfilingMarker later, ProfilingMarker earlier)
    {
        ArgumentNullException.ThrowIfNull(later);
        return later.MeasureFrom(earlier);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    nint Handle => Volatile.Read(ref handle) is not 0 and var known ? known : throw new ObjectDisposedException(nameof(ProfilingMarker));

    void Release()
    {
        if (Interlocked.Exchange(ref handle, 0) is not 0 and var given) driver.Forget(given);
    }
}
