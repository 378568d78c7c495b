namespace NamedTorch.Inference;

/// <summary>One dim gets another size: a part of it, padding, repeated places. It is no unit any more.</summary>
/// <remarks>Adjoint: the size back.</remarks>
public static class Resize
{
    /// <summary>The type with another size of one dim.</summary>
    /// <exception cref="TensorTypeException">NT1003, NT1013: no such dim.</exception>
    public static TensorType Types(string operation, TensorType x, DimRef dim, Size size) => Try(operation, x, dim, size).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, DimRef dim, Size size, string operand = "x")
    {
        var risks = Risks.None;
        if (DimSearch.Find(operation, x, dim, operand, out var place, ref risks) is { } conflict) return conflict;
        var slots = x.Dims.ToArray();
        var sizes = (long[])x.SizeArray.Clone();
        for (int i = 0; i < sizes.Length; i++)
        {
            if (!Blur.Has(place.Candidates, i)) continue;
            sizes[i] = place.IsKnown ? size.Code : -1;
            // Whose place is not known may be another dim, which stays what it is.
            if (slots[i].Unit != DimUnit.No) slots[i] = slots[i].WithUnit(place.IsKnown ? DimUnit.No : DimUnit.Maybe);
        }
        return Outcome.Of(new(DimList.From(slots, x.Dims.IsOpen), sizes), risks);
    }
}
