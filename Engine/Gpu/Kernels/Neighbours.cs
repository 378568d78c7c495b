namespace NamedTorch.Gpu;

/// <summary>Four neighbours of memory at once, 16 bytes an access at most: a warp that does this asks for whole lines, and each thread for several.</summary>
static class Neighbours
{
    /// <summary>How many stand together.</summary>
    internal const int Count = 4;

    /// <summary>Loads them from a place that is a multiple of their number.</summary>
    internal static Value[] Load(KernelBuilder k, MemoryArray array, Value place, Value? guard = null)
    {
        int width = Width(array);
        var all = new List<Value>(Count);
        for (int i = 0; i < Count; i += width) all.AddRange(k.LoadVector(array, i == 0 ? place : place + i, width, guard));
        return [.. all];
    }

    /// <summary>Stores them at a place that is a multiple of their number.</summary>
    internal static void Store(KernelBuilder k, MemoryArray array, Value place, Value[] values, Value? guard = null)
    {
        int width = Width(array);
        for (int i = 0; i < Count; i += width) k.StoreVector(array, i == 0 ? place : place + i, values.AsSpan(i, width), guard);
    }

    static int Width(MemoryArray array) => Math.Min(Count, 16 / array.Element.ByteSize);
}
