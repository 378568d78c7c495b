namespace NamedTorch.Inference;

/// <summary>One dim gets another size: a part of it, padding, repeated places. Of another size than 1 it is no unit; of size 1 a unit may stay one.</summary>
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
            // Some operations keep a unit that is still of size 1, others do not: the checker claims neither.
            if (slots[i].Unit != DimUnit.No) slots[i] = slots[i].WithUnit(sizes[i] >= 0 && sizes[i] != 1 ? DimUnit.No : DimUnit.Maybe);
        }
        return Outcome.Of(new(DimList.From(slots, x.Dims.IsOpen), sizes), risks);
    }
}
