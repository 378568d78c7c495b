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
        if (DimLookup.Find(operation, x, dim, operand, out int at) is { } conflict) return conflict;
        if (at == DimLookup.UnknownPosition || row.Dims.IsOpen) return TensorType.Unknown;
        var slots = x.Dims.ToList();
        var sizes = x.SizeArray.ToList();
        slots.RemoveAt(at);
        sizes.RemoveAt(at);
        slots.InsertRange(at, row.Dims);
        sizes.InsertRange(at, row.SizeArray);
        return Distinct.Type(operation, slots, [.. sizes], x, operand);
    }
}
