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
        if (over.Count == 0) return All(x, keep);
        var risks = Risks.None;
        if (DimSearch.FindAll(operation, x, over, operand, out var places, out int rest, ref risks) is { } conflict) return Outcome.Fail(conflict, risks);
        return Outcome.Of(rest >= 0 ? All(x, keep) : Without(x, places, keep), risks);
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

    /// <summary>The type without dims that may stand at several places.</summary>
    internal static TensorType Without(TensorType x, Place[] places, bool keep)
    {
        int[] known = [.. places.Where(place => place.IsKnown).Select(place => place.At)];
        ulong maybe = places.Where(place => !place.IsKnown).Aggregate(0UL, (all, place) => all | place.Candidates);
        if (known.Length == places.Length) return At(x, known, keep);
        if (keep)
        {
            var slots = x.Dims.Select((slot, i) => known.Contains(i) ? slot.WithUnit(true) : Blur.Has(maybe, i) && !slot.IsUnit ? slot.WithUnit(DimUnit.Maybe) : slot);
            long[] sizes = [.. x.SizeArray.Select((size, i) => known.Contains(i) || size == 1 ? 1 : Blur.Has(maybe, i) ? -1 : size)];
            return new(DimList.From(slots, x.Dims.IsOpen), sizes);
        }
        // Behind the last dim that may go, everything stays where it is.
        int end = Place.EndOf(maybe);
        var tail = Blur.Tail(At(Blur.Tail(x, end), [.. known.Where(at => at >= end).Select(at => at - end)], keep: false), 0);
        if (x.Dims.IsOpen) return tail;
        // Fewer dims than are to go: there is a conflict.
        return x.Rank - places.Length < tail.Rank ? TensorType.Unknown : Blur.Unknowns(x.Rank - places.Length - tail.Rank, tail);
    }

    static TensorType All(TensorType x, bool keep) => keep ? At(x, [.. Enumerable.Range(0, x.Rank)], keep) : TensorType.Scalar;
}
