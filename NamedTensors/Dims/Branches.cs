using System.Collections.Concurrent;

namespace NamedTorch;

/// <summary>
/// The lists that are one dim longer than another. The first few thousand of a process are kept for ever, as every program has few; of
/// those beyond, which an editor makes of names typed letter by letter, only the ones in use are kept.
/// </summary>
internal sealed class Branches<T>
    where T : class
{
    /// <summary>How many lists a process keeps whether they are in use or not.</summary>
    public const int Kept = 4096;

    const int Few = 8;

    // Few are searched in an array that is replaced as a whole, many in a dictionary.
    volatile KeyValuePair<DimSlot, object>[] few = [];
    volatile ConcurrentDictionary<DimSlot, object>? many;
    int limit = 256;

    public T? Find(DimSlot slot)
    {
        if (many is { } all) return all.TryGetValue(slot, out object? found) ? Target(found) : null;
        foreach (var pair in few)
            if (pair.Key.Equals(slot)) return Target(pair.Value);
        return null;
    }

    /// <summary>Adds the list that was made as number <paramref name="id"/>; the caller holds the lock.</summary>
    public void Add(DimSlot slot, T list, int id)
    {
        object entry = id <= Kept ? list : new WeakReference<T>(list);
        if (many is null)
        {
            KeyValuePair<DimSlot, object>[] next = [.. few.Where(pair => !pair.Key.Equals(slot) && Target(pair.Value) is not null), new(slot, entry)];
            if (next.Length <= Few)
            {
                few = next;
                return;
            }
            var all = new ConcurrentDictionary<DimSlot, object>(1, next.Length * 2);
            foreach (var pair in next) all[pair.Key] = pair.Value;
            many = all;
            few = [];
            return;
        }
        many[slot] = entry;
        if (many.Count < limit) return;
        foreach (var pair in many)
            if (Target(pair.Value) is null) many.TryRemove(pair.Key, out _);
        limit = Math.Max(256, many.Count * 2);
    }

    static T? Target(object entry) => entry as T ?? (((WeakReference<T>)entry).TryGetTarget(out var list) ? list : null);
}
