namespace NamedTorch.Inference;

/// <summary>{S ..r} → {S ..r}: the dims must exist, the type stays. Softmax, cumulative sums, sorting, flipping, layer norm.</summary>
/// <remarks>Adjoint: need again. As in PyTorch, positions 0 and −1 of a scalar are no error: there is nothing to do along them.</remarks>
public static class Need
{
    /// <summary>The type itself if it has all the dims.</summary>
    /// <exception cref="TensorTypeException">NT1003, NT1013, NT1014: as <see cref="DimLookup.Positions"/>.</exception>
    public static TensorType Types(string operation, TensorType x, params IReadOnlyList<DimRef> dims) => Try(operation, x, dims).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<DimRef> dims, string operand = "x")
    {
        if (x.Rank == 0 && !x.Dims.IsOpen && dims.Count > 0 && dims.All(DimLookup.IsOfScalar)) return x;
        var risks = Risks.None;
        return DimSearch.FindAll(operation, x, dims, operand, out _, out _, ref risks) is { } conflict ? Outcome.Fail(conflict, risks) : Outcome.Of(x, risks);
    }
}
