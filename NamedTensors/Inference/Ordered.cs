namespace NamedTorch.Inference;

/// <summary>The dims in the order of another type's where that has the same names and no others; else as they are.</summary>
public static class Ordered
{
    /// <summary>The type of x with its dims in the order of those of <paramref name="like"/>.</summary>
    public static TensorType Types(TensorType x, DimList like)
    {
        bool differ = !x.Dims.IsOpen && (like.IsOpen ? like.Count > x.Rank : like.Count != x.Rank) || x.Dims.IsOpen && !like.IsOpen && x.Rank > like.Count;
        if (differ || like.Any(slot => slot.Kind == DimKind.Unnamed || slot.Name is { } name && Blur.HasName(x.Dims, name) == false)) return x;
        if (like.HasUnknown) return Blur.At(x, DimSearch.First(x.Rank));
        var slots = new DimSlot[like.Count];
        var sizes = new long[like.Count];
        for (int i = 0; i < slots.Length; i++)
        {
            int at = x.Dims.IndexOf(like.NameAt(i)!);
            (slots[i], sizes[i]) = at >= 0 ? (x.Dims[at], x.SizeArray[at]) : (DimSlot.Of(like.NameAt(i), DimUnit.Maybe), -1);
        }
        var ordered = new TensorType(DimList.From(slots), sizes);
        return x.Dims.HasUnknown ? Join.Of(x, ordered) : ordered;
    }
}
