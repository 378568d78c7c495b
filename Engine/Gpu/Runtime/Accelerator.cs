using NamedTorch.Gpu;

namespace NamedTorch;

/// <summary>
/// A device's memory, and the streams on which kernels and copies happen in the order of the calls: <c>device.Accelerator</c>. May be used by any thread.
/// </summary>
public abstract class Accelerator : AcceleratorDriver
{
    internal Accelerator(Device device) : base(device)
    {
        Streams = new(this);
        Allocator = new(this, Streams);
    }

    /// <summary>Who holds how much of its memory now.</summary>
    public MemoryStatistics Memory => Allocator.Statistics;

    /// <summary>What operations are queued on where no other stream is chosen.</summary>
    public AcceleratorStream DefaultStream => Streams.Default;

    /// <summary>What the calling thread's operations are queued on: chosen by <see cref="AcceleratorStream.Use"/>.</summary>
    public AcceleratorStream CurrentStream => Streams.Current;

    /// <summary>Another stream; its work may overlap with that of others.</summary>
    public AcceleratorStream CreateStream() => new(this, OpenStream());

    /// <summary>Gives memory that is kept for reuse back to the driver.</summary>
    public void TrimMemory() => Allocator.Trim();

    /// <summary>Lets <see cref="MemoryStatistics.Peak"/> begin anew.</summary>
    public void ResetPeakMemory() => Allocator.ResetPeak();

    internal StreamSet Streams { get; }

    internal CachingAllocator Allocator { get; }
}
