using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Every dim once, in another order; <c>..</c> = those that are not mentioned.</summary>
/// <remarks>Adjoint: the order back.</remarks>
public static class Permute
{
    /// <summary>The permuted type.</summary>
    /// <exception cref="TensorTypeException">NT1003, NT1013: no such dim; NT1014: a dim twice; NT1015: not every dim; NT1016: two rests.</exception>
    public static TensorType Types(string operation, TensorType x, params IReadOnlyList<DimRef> dims) => Try(operation, x, dims).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<DimRef> dims, string operand = "x")
    {
        var found = Need.Try(operation, x, dims, operand);
        if (!found.IsType) return found;
        bool hasRest = dims.Any(dim => dim.Kind == DimRefKind.Rest);
        if (!hasRest && !x.Dims.IsOpen && dims.Count != x.Rank)
            return found.Risks.YieldTo(DiagnosticId.NT1015)
                ? new Conflict(DiagnosticId.NT1015, operation, ("reason", $"{dims.Count} dims for a tensor of rank {x.Rank}."), ("fix", "List every dim once, or '..' for those that keep their order.")).With(operand, x)
                : Outcome.Unsure(found.Risks | DiagnosticId.NT1015);
        if (x.Dims.HasUnknown) return Outcome.Of(Blur.At(x, DimSearch.First(x.Rank)), found.Risks | DiagnosticId.NT1015);
        return Align.Try(operation, x, dims, out _, operand);
    }
}
