namespace NamedTorch.Gpu;

/// <summary>
/// What a buffer is going to hold, not computed yet: a formula over other buffers. Whoever needs the memory makes it real first; whoever writes to what
/// it reads does so too. Guarded by the accelerator's <see cref="StreamSet.Deferral"/>.
/// </summary>
abstract class DeferredValue
{
    protected DeferredValue() => Reference = new(this);

    /// <summary>What the buffers that it reads know of it: a value that nobody refers to any more is never computed.</summary>
    internal WeakReference<DeferredValue> Reference { get; }

    /// <summary>Computes it into its buffer, unless that was done. If that fails, it stays as it is.</summary>
    internal abstract void Realize();

    /// <summary>It is not needed: its buffer was given back, or gets another value.</summary>
    internal abstract void Drop();
}
