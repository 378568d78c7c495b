using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>
/// A device as its driver shows it: memory, programs and one queue, on which everything happens in the order of the calls. May be called by
/// any thread.
/// </summary>
abstract class Accelerator(Device device)
{
    /// <summary>The device this is.</summary>
    internal Device Device { get; } = device;

    /// <summary>What its maker calls it.</summary>
    internal abstract string Name { get; }

    /// <summary>The version of its driver: what is compiled for one need not run on another.</summary>
    internal virtual string Driver => "";

    /// <summary>Bytes of memory it has.</summary>
    internal abstract long MemoryBytes { get; }

    /// <summary>Whether kernels may compute in double precision.</summary>
    internal abstract bool HasDouble { get; }

    /// <summary>Whether kernels may use matrix units and asynchronous copies: PTX of compute capability 8.0.</summary>
    internal virtual bool HasMatrixUnits => false;

    /// <summary>Memory from the driver.</summary>
    /// <exception cref="OutOfDeviceMemoryException">There is none left.</exception>
    internal abstract nint Allocate(long bytes);

    /// <summary>Memory back to the driver, once what was queued is done.</summary>
    internal abstract void Free(nint memory);

    /// <summary>Copies to the host after everything queued so far; returns when it is done.</summary>
    internal abstract void Read(nint memory, long first, Span<byte> target);

    /// <summary>Copies from the host after everything queued so far; returns when the source may change.</summary>
    internal abstract void Write(nint memory, long first, ReadOnlySpan<byte> source);

    /// <summary>Makes a kernel ready to run.</summary>
    internal abstract nint Compile(Kernel kernel);

    /// <summary>Queues a kernel: groups along three axes.</summary>
    internal abstract void Launch(nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments);

    /// <summary>Waits until everything queued is done.</summary>
    internal abstract void Synchronize();
}
