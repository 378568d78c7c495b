namespace NamedTorch.Tests.Inference;

/// <summary>Takes knowledge away from types, and says whether a type that is known in part stands for another.</summary>
internal static class Abstraction
{
    /// <summary>The type with names, unit marks, sizes and leading dims forgotten at random.</summary>
    public static TensorType Forget(TensorType type, Random random)
    {
        int hidden = random.Next(4) == 0 ? random.Next(type.Rank + 1) : -1;
        bool rarely = random.Next(3) > 0;
        var slots = new List<DimSlot>();
        var sizes = new List<long>();
        for (int i = Math.Max(0, hidden); i < type.Rank; i++)
        {
            var slot = type.Dims[i];
            if (random.Next(rarely ? 12 : 4) == 0) slot = DimSlot.Unknown;
            else if (random.Next(rarely ? 12 : 4) == 0) slot = slot.WithUnit(DimUnit.Maybe);
            slots.Add(slot);
            sizes.Add(random.Next(rarely ? 6 : 3) == 0 ? -1 : type.SizeArray[i]);
        }
        return new(DimList.From(slots, isOpen: hidden >= 0), [.. sizes]);
    }

    /// <summary>Why <paramref name="known"/> does not stand for a type, or null.</summary>
    public static string? Misses(TensorType known, TensorType type)
    {
        if (known.Dims.IsOpen ? type.Rank < known.Rank : type.Rank != known.Rank) return "rank";
        for (int back = 1; back <= known.Rank; back++)
        {
            DimSlot claimed = known.Dims[known.Rank - back], slot = type.Dims[type.Rank - back];
            long size = known.SizeArray[known.Rank - back];
            if (claimed.Kind != DimKind.Unknown && claimed.Name != slot.Name) return $"name of dim -{back}";
            if (claimed.Unit != DimUnit.Maybe && claimed.Unit != slot.Unit) return $"unit mark of dim -{back}";
            if (size != -1 && size != type.SizeArray[type.Rank - back]) return $"size of dim -{back}";
        }
        return null;
    }
}
