namespace NamedTorch.Gpu;

/// <summary>The values not computed yet that read a buffer. Guarded by <see cref="StreamSet.Deferral"/>.</summary>
sealed class BufferReaders
{
    const int Few = 8;

    readonly List<WeakReference<DeferredValue>> all = [];
    int swept = Few;

    /// <summary>Nobody reads it who could still be asked for.</summary>
    internal bool IsEmpty
    {
        get
        {
            Sweep();
            return all.Count == 0;
        }
    }

    internal void Add(DeferredValue reader)
    {
        if (all.Count >= swept)
        {
            Sweep();
            swept = Math.Max(Few, 2 * all.Count);
        }
        all.Add(reader.Reference);
    }

    internal void Remove(DeferredValue reader) => all.Remove(reader.Reference);

    /// <summary>Before the buffer is written.</summary>
    internal void RealizeAll()
    {
        foreach (var reference in all.ToArray())
            if (reference.TryGetTarget(out var reader)) reader.Realize();
        all.Clear();
    }

    void Sweep() => all.RemoveAll(static r => !r.TryGetTarget(out _));
}
