namespace NamedTorch.Inference;

/// <summary>One dim is replaced by a row of dims: indexing, embedding, a convolution's channels, one-hot.</summary>
/// <remarks>Adjoint: drop the row and put the dim back (scatter-add).</remarks>
public static class Splice
{
    /// <summary>The type with the row in place of the dim; an empty row removes it.</summary>
    /// <exception cref="TensorTypeException">NT1003; NT1004: a name of the row is taken.</exception>
    public static TensorType Types(string operation, TensorType x, DimRef dim, TensorType row) => Try(operation, x, dim, row).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, DimRef dim, TensorType row, string operand = "x")
    {
        var risks = Risks.None;
        if (DimSearch.Find(operation, x, dim, operand, out var place, ref risks) is { } conflict) return conflict;
        if (row.Rank > 0 || row.Dims.IsOpen) risks |= Blur.NameTwice(x.Dims) | Blur.NameTwice(row.Dims);
        if (!place.IsKnown) return Outcome.Of(Blur.Tail(x, place.End), risks);
        int at = place.At;
        var slots = x.Dims.ToList();
        var sizes = x.SizeArray.ToList();
        slots.RemoveAt(at);
        sizes.RemoveAt(at);
        slots.InsertRange(at, row.Dims);
        sizes.InsertRange(at, row.SizeArray);
        var result = Distinct.Type(operation, slots, [.. sizes], x, operand, x.Dims.IsOpen, risks);
        // An open row hides how many dims precede it.
        return row.Dims.IsOpen && result.IsType && result.Type.Rank == sizes.Count ? Outcome.Of(Blur.Tail(result.Type, at), risks) : result;
    }
}
