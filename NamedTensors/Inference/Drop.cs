namespace NamedTorch.Inference;

/// <summary>{S ..r} → ..r: the dims S go. Kept, they become units of size 1 in place.</summary>
/// <remarks>Adjoint: insert the dims back where they were and expand.</remarks>
public static class Drop
{
    /// <summary>The type of a reduction over these dims; no dims at all = over every dim.</summary>
    /// <exception cref="TensorTypeException">NT1003, NT1013, NT1014: as <see cref="DimLookup.Positions"/>.</exception>
    public static TensorType Types(string operation, TensorType x, IReadOnlyList<DimRef> over, bool keep = false) =>
        Try(operation, x, over, keep).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<DimRef> over, bool keep, string operand = "x")
    {
        if (over.Count == 0)
            return !keep ? TensorType.Scalar : At(x, [.. Enumerable.Range(0, x.Rank)], keep);
        if (DimLookup.FindAll(operation, x, over, operand, out int[] positions) is { } conflict) return conflict;
        return At(x, positions, keep);
    }

    /// <summary>The type without the dims at these (valid, distinct) positions; unknown if a position is.</summary>
    public static TensorType At(TensorType x, int[] positions, bool keep)
    {
        if (positions.Contains(DimLookup.UnknownPosition)) return TensorType.Unknown;
        var dims = x.Dims.IsOpen ? DimList.Open : DimList.Empty;
        var sizes = new List<long>(x.Rank);
        for (int i = 0; i < x.Rank; i++)
        {
            bool drop = Array.IndexOf(positions, i) >= 0;
            if (drop && !keep) continue;
            dims = dims.Append(drop ? x.Dims[i].WithUnit(true) : x.Dims[i]);
            sizes.Add(drop ? 1 : x.SizeArray[i]);
        }
        return new(dims, [.. sizes]);
    }
}
