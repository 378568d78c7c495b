namespace NamedTorch.Analyzers.Values;

/// <summary>The type that two branches leave: dims are laid side by side from the right, what differs becomes unknown.</summary>
internal static class TypeJoin
{
    public static TensorType Of(TensorType a, TensorType b)
    {
        if (a.Equals(b)) return a;
        int rank = Math.Min(a.Rank, b.Rank);
        bool open = a.Dims.IsOpen || b.Dims.IsOpen || a.Rank != b.Rank;
        var slots = new DimSlot[rank];
        long[] sizes = new long[rank];
        for (int i = 0; i < rank; i++)
        {
            int j = a.Rank - rank + i, k = b.Rank - rank + i;
            slots[i] = Slot(a.Dims[j], b.Dims[k]);
            sizes[i] = a.SizeArray[j] == b.SizeArray[k] ? a.SizeArray[j] : -1;
        }
        return new(DimList.From(slots, open), sizes);
    }

    static DimSlot Slot(DimSlot a, DimSlot b) => a == b ? a : DimSlot.Unknown;
}
