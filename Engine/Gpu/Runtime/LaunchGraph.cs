namespace NamedTorch.Gpu;

/// <summary>Launches in order that are recorded once and queued as often as wanted, without the program that made them.</summary>
abstract class LaunchGraph : IDisposable
{
    /// <summary>Launches recorded.</summary>
    internal abstract int Count { get; }

    /// <summary>Records a launch; returns its number.</summary>
    internal abstract int Add(nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments, bool changes);

    /// <summary>Nothing is recorded any more.</summary>
    internal abstract void Finish();

    /// <summary>Other arguments for a launch that said it changes, from the next replay on.</summary>
    internal abstract void Change(int launch, ReadOnlySpan<Argument> arguments);

    /// <summary>Queues everything.</summary>
    internal abstract void Replay(nint stream);

    /// <summary>Forgets everything, also half recorded. Also the finalizer's thread calls this.</summary>
    public abstract void Dispose();
}
