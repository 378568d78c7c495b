namespace NamedTorch.Inference;

/// <summary>Two dims change places; names move along.</summary>
/// <remarks>Adjoint: swap again.</remarks>
public static class Swap
{
    /// <summary>The type with two dims exchanged; they may be the same. Positions 0 and −1 of a scalar are no dims, and stay.</summary>
    /// <exception cref="TensorTypeException">NT1003, NT1013: no such dim.</exception>
    public static TensorType Types(string operation, TensorType x, DimRef first, DimRef second) => Try(operation, x, first, second).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, DimRef first, DimRef second, string operand = "x")
    {
        if (x.Rank == 0 && !x.Dims.IsOpen && DimLookup.IsOfScalar(first) && DimLookup.IsOfScalar(second)) return x;
        var risks = Risks.None;
        if (DimSearch.Find(operation, x, first, operand, out var a, ref risks) is { } noFirst) return noFirst;
        if (DimSearch.Find(operation, x, second, operand, out var b, ref risks) is { } noSecond) return Outcome.Fail(noSecond, risks);
        if (!a.IsKnown || !b.IsKnown) return Outcome.Of(Unknown(x, (first, a), (second, b)), risks);
        if (a.At == b.At) return Outcome.Of(x, risks);
        int[] order = [.. Enumerable.Range(0, x.Rank)];
        (order[a.At], order[b.At]) = (b.At, a.At);
        return Outcome.Of(new(x.Dims.Permute(order), [.. order.Select(i => x.SizeArray[i])]), risks);
    }

    // Where one dim is found, the other comes to its place; what that may have been is not known.
    static TensorType Unknown(TensorType x, (DimRef Dim, Place Place) a, (DimRef Dim, Place Place) b)
    {
        var (found, other) = a.Place.IsKnown ? (a, b) : (b, a);
        var result = Blur.At(x, other.Place.Candidates | found.Place.Candidates);
        if (!found.Place.IsKnown || other.Dim.Name is not { } name || result.Dims.IndexOf(name) >= 0) return result;
        return result.WithDims(result.Dims.Replace(found.Place.At, DimSlot.Of(name, DimUnit.Maybe)));
    }
}
