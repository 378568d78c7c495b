using NamedTorch.Diagnostics;

namespace NamedTorch.Gpu;

/// <summary>
/// The primary context of a GPU, which everything of this process on that GPU shares. Made at its first use. The driver's calls go to the
/// context that is current on their thread, so each call enters first and puts back what was current, which may be another library's.
/// </summary>
sealed unsafe class CudaContext(CudaDriver driver, int ordinal, Device device, string name)
{
    readonly Lock gate = new();
    nint handle;

    internal CudaDriver Driver => driver;

    /// <summary>The driver's number of the GPU.</summary>
    internal int Ordinal => ordinal;

    /// <summary>The driver's name for it.</summary>
    internal nint Handle => Volatile.Read(ref handle) is not 0 and var known ? known : Retain();

    /// <summary>Makes it the thread's until the scope ends.</summary>
    internal Scope Enter()
    {
        nint own = Handle, before = 0;
        Check(driver.ContextGetCurrent(&before), "cuCtxGetCurrent");
        if (before == own) return default;
        Check(driver.ContextSetCurrent(own), "cuCtxSetCurrent");
        return new(driver, before);
    }

    /// <summary>The same without an exception, for the finalizer's thread: a broken context has nothing left to give back.</summary>
    internal Scope TryEnter(out bool isIn)
    {
        nint before = 0;
        isIn = handle != 0 && driver.ContextGetCurrent(&before) == 0 && (before == handle || driver.ContextSetCurrent(handle) == 0);
        return !isIn || before == handle ? default : new(driver, before);
    }

    /// <summary>Throws unless the driver answered 0.</summary>
    /// <exception cref="DeviceException">NT4102: what it answered, and what to do.</exception>
    internal void Check(int code, string call)
    {
        if (code != 0) throw Failed(new(driver, call, code));
    }

    internal Exception Failed(CudaAnswer answer) => new Conflict(DiagnosticId.NT4102, "Device",
        ("reason", $"{device} ({name}): {answer.Message}"),
        ("fix", answer.IsFault ? "A kernel went wrong on the device, and the driver refuses everything else there in this process: save what the host has, and start again."
            : "Tensors of the host live on; the device may need a newer driver, or memory.")).ToException();

    nint Retain()
    {
        lock (gate)
        {
            if (handle != 0) return handle;
            nint retained = 0;
            int gpu = 0;
            Check(driver.DeviceGet(&gpu, ordinal), "cuDeviceGet");
            Check(driver.PrimaryContextRetain(&retained, gpu), "cuDevicePrimaryCtxRetain");
            return handle = retained;
        }
    }

    /// <summary>Puts back what was current before.</summary>
    internal readonly ref struct Scope(CudaDriver? driver, nint before)
    {
        public void Dispose()
        {
            if (driver is not null) _ = driver.ContextSetCurrent(before);
        }
    }
}
