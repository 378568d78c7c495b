using System.Runtime.CompilerServices;
using NamedTorch.Gpu;

namespace NamedTorch;

/// <summary>
/// A device's memory, and the streams on which kernels and copies happen in the order of the calls: <c>device.Accelerator</c>. May be used by any thread.
/// </summary>
public abstract class Accelerator : AcceleratorDriver
{
    long launchCount;

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

    /// <summary>
    /// Does a step once and records its kernels, to be replayed without the program. Between replays copy new input into the tensors that the step reads
    /// (<c>x.CopyFrom(next)</c>); random numbers, the counts and rates of optimizers move on.
    /// </summary>
    /// <remarks>
    /// The step must do the same each time: what the host decides or computes inside it is decided once. It must have run before, so that optimizers have their
    /// state. What needs an answer from the device (<c>Item</c>, printing, masks as indices) and what copies from the host is refused.
    /// </remarks>
    /// <param name="step">Forward, backward and update, say.</param>
    /// <exception cref="DeviceException">NT4102: the step needs the host; the message says which operation. Nothing of it was done on the device.</exception>
    public CapturedStep Capture(Action step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var recording = new Recording(this, Streams, Allocator);
        try
        {
            recording.Record(step);
            var captured = new CapturedStep(this, recording);
            captured.Replay();
            return captured;
        }
        catch
        {
            recording.Abandon();
            throw;
        }
    }

    /// <summary>Memory for elements, with whatever was there before; it comes back when no view, buffer or tensor refers to it.</summary>
    /// <param name="length">How many.</param>
    /// <exception cref="DeviceException">NT4102: the device's memory is exhausted; the message says who holds it.</exception>
    public ArrayView<T> Allocate1D<T>(long length) where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new(Device.Backend.Allocate(checked(length * Unsafe.SizeOf<T>())), 0, length);
    }

    /// <summary>
    /// Until the scope ends, pointwise operations of the calling thread on this device wait until somebody needs their results, and become part of the kernel that
    /// does: a chain of them is one kernel; a sum, softmax, norm or loss of one reads it as it folds; after a product inside <c>NoGrad</c> they are done before it is written.
    /// Names, gradients, errors at the call and results are those without.
    /// </summary>
    /// <remarks>
    /// A value that is needed a second time is computed into memory, so nothing is computed more than twice; a value that nobody needs is not computed. Writing to
    /// what a waiting value reads computes it first. What a driver says of a kernel, or of memory, it says where the result is needed.
    /// </remarks>
    public FusionScope Fuse() => new(this);

    /// <summary>Kernels queued or recorded so far, by any thread.</summary>
    public long LaunchCount => Interlocked.Read(ref launchCount);

    /// <summary>Gives memory that is kept for reuse back to the driver.</summary>
    public void TrimMemory() => Allocator.Trim();

    /// <summary>Lets <see cref="MemoryStatistics.Peak"/> begin anew.</summary>
    public void ResetPeakMemory() => Allocator.ResetPeak();

    internal void CountLaunch() => Interlocked.Increment(ref launchCount);

    internal StreamSet Streams { get; }

    internal CachingAllocator Allocator { get; }
}
