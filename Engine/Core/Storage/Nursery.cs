namespace NamedTorch.Core;

/// <summary>
/// Marks the storages that a backward pass allocates on its thread. User code never sees them unless the pass hands them out, so the
/// pass may reuse them in place and give them back early.
/// </summary>
sealed class Nursery
{
    [ThreadStatic] internal static Nursery? Current;

    readonly List<Storage> born = [];

    /// <summary>Worth giving back: small arrays are the garbage collector's.</summary>
    internal void Bear(Storage storage) => born.Add(storage);

    /// <summary>Gives back what was allocated since the last call and is not borrowed: intermediate results that are lost.</summary>
    internal void Sweep()
    {
        if (born.Count == 0) return;
        foreach (var storage in born)
            if (storage.Nursery == this && storage.Borrowers == 0) storage.Release();
        born.Clear();
    }
}
