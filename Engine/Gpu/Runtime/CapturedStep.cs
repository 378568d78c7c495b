using NamedTorch.Gpu;

namespace NamedTorch;

/// <summary>
/// A step of a program, recorded for a device: <see cref="Replay"/> queues all its kernels at once. Tensors that were made inside keep their memory, and have new
/// values after each replay; tensors from outside are read and written where they are, so new input is copied into them.
/// </summary>
/// <remarks>See <see cref="Accelerator.Capture"/> for what a step may do.</remarks>
public sealed class CapturedStep : IDisposable
{
    readonly Recording recording;
    readonly AcceleratorDriver driver;
    readonly Lock gate = new();
    bool isDisposed;

    internal CapturedStep(AcceleratorDriver driver, Recording recording) => (this.driver, this.recording) = (driver, recording);

    /// <summary>Gives back a step that was forgotten.</summary>
    ~CapturedStep() => recording.Abandon();

    /// <summary>Kernels of the step.</summary>
    public int Kernels => recording.Count;

    /// <summary>Bytes of the memory that was made inside, and stays with the step.</summary>
    public long Bytes => recording.Bytes;

    /// <summary>How often the step was done: the first time by its capture.</summary>
    public long Count { get; private set; }

    /// <summary>Queues the step once more, on the thread's stream. Counts of optimizers and generators move on as if the program had run.</summary>
    public void Replay()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            recording.Replay(isFirst: Count == 0);
            Count++;
        }
    }

    /// <summary>Waits until everything queued is done, and throws where a replay met an index out of range.</summary>
    /// <exception cref="TensorIndexException">NT2006: in some replay since the last call; what it read instead was the first element.</exception>
    public void Synchronize()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        driver.Synchronize();
        recording.RunChecks();
    }

    /// <summary>Forgets the step; tensors made inside stay until nobody refers to them.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            recording.Abandon();
        }
        GC.SuppressFinalize(this);
    }
}
