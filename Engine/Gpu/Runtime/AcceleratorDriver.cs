using NamedTorch.Gpu;

namespace NamedTorch;

/// <summary>What the driver of a device can do, by the driver's names for things. May be called by any thread.</summary>
public abstract class AcceleratorDriver
{
    private protected AcceleratorDriver(Device device) => Device = device;

    /// <summary>The device this is.</summary>
    public Device Device { get; }

    /// <summary>What its maker calls it.</summary>
    public abstract string Name { get; }

    /// <summary>The version of its driver: what is compiled for one need not run on another.</summary>
    public virtual string Driver => "";

    /// <summary>Waits until everything queued on every stream is done.</summary>
    public abstract void Synchronize();

    /// <summary>Held while something is queued, so that what is known about the order is the order.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Bytes of memory it has.</summary>
    internal abstract long MemoryBytes { get; }

    /// <summary>Whether kernels may compute in double precision.</summary>
    internal abstract bool HasDouble { get; }

    /// <summary>Whether kernels may use matrix units and asynchronous copies: PTX of compute capability 8.0.</summary>
    internal virtual bool HasMatrixUnits => false;

    /// <summary>Matrix products by its maker's library, or null where there is none.</summary>
    internal virtual MatrixLibrary? Products => null;

    /// <summary>Memory from the driver.</summary>
    /// <exception cref="OutOfDeviceMemoryException">There is none left.</exception>
    internal abstract nint Allocate(long bytes);

    /// <summary>Memory back to the driver, once what was queued is done.</summary>
    internal abstract void Free(nint memory);

    /// <summary>Copies to the host after everything queued on the stream so far; returns when it is done.</summary>
    internal abstract void Read(nint stream, nint memory, long first, Span<byte> target);

    /// <summary>Queues a copy from the host; returns when the source may change.</summary>
    internal abstract void Write(nint stream, nint memory, long first, ReadOnlySpan<byte> source);

    /// <summary>Queues a copy within the device.</summary>
    internal abstract void Copy(nint stream, nint source, long first, nint target, long targetFirst, long bytes);

    /// <summary>Whether memory can be copied to another device without the host.</summary>
    internal virtual bool Reaches(AcceleratorDriver other) => false;

    /// <summary>Queues a copy to a device that this one reaches.</summary>
    internal virtual void CopyToPeer(nint stream, nint source, long first, AcceleratorDriver other, nint target, long targetFirst, long bytes) => throw new NotSupportedException();

    /// <summary>Makes a kernel ready to run.</summary>
    internal abstract nint Compile(Kernel kernel);

    /// <summary>Queues a kernel: groups along three axes.</summary>
    internal abstract void Launch(nint stream, nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments);

    /// <summary>Begins to record launches instead of queueing them, on a stream of its own.</summary>
    internal abstract LaunchGraph BeginGraph(nint stream);

    /// <summary>A new stream of the driver's.</summary>
    internal abstract nint OpenStream();

    /// <summary>The stream is not needed any more; what is queued on it is still done. Also the finalizer's thread calls this.</summary>
    internal abstract void CloseStream(nint stream);

    /// <summary>Waits until everything queued on the stream is done.</summary>
    internal abstract void Finish(nint stream);

    /// <summary>A mark on the stream, after everything queued so far.</summary>
    internal abstract nint Record(nint stream);

    /// <summary>What is queued on the stream from now on comes after the mark, which may be another stream's.</summary>
    internal abstract void WaitFor(nint stream, nint mark);

    /// <summary>Whether the mark is passed.</summary>
    internal abstract bool IsPassed(nint mark);

    /// <summary>Waits until the mark is passed.</summary>
    internal abstract void Await(nint mark);

    /// <summary>The time between two marks that are passed.</summary>
    internal abstract TimeSpan Between(nint mark, nint later);

    /// <summary>The mark is not needed any more. Also the finalizer's thread calls this.</summary>
    internal abstract void Forget(nint mark);
}
