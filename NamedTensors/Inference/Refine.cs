using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>? → a: unnamed dims get names; a name never changes. The gradual cast from the unnamed world.</summary>
/// <remarks>Adjoint: forget the names that were given.</remarks>
public static class Refine
{
    /// <summary>The refined type.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="x">The type to refine.</param>
    /// <param name="names">One name per dim; null = stays unnamed, <c>..</c> keeps the names of the dims it covers.</param>
    /// <exception cref="TensorTypeException">NT1004: a name twice; NT1005: renames or wrong rank; NT1016: two rests.</exception>
    public static TensorType Types(string operation, TensorType x, IReadOnlyList<DimRef> names) => Try(operation, x, names).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<DimRef> names, string operand = "x")
    {
        if (NameGlob.Expand(operation, x, names, operand, out var expanded) is { } conflict) return conflict;
        if (expanded is null) return TensorType.Unknown;
        if (expanded.Length != x.Rank)
            return new Conflict(DiagnosticId.NT1005, operation, ("expected", expanded.Length), ("rank", x.Rank)).With(operand, x);
        var slots = new DimSlot[x.Rank];
        for (int i = 0; i < slots.Length; i++) slots[i] = x.Dims[i].WithName(expanded[i]);
        if (Distinct.Check(operation, slots, x.Dims.IsOpen, out var dims) is { } twice) return twice.With(operand, x);
        for (int i = 0; i < slots.Length; i++)
            if (x.Dims.NameAt(i) is { } dim && dim != expanded[i])
                return (expanded[i] is { } target
                    ? new Conflict(DiagnosticId.NT1005, operation, ("position", i), ("dim", dim), ("target", target))
                    : new Conflict(DiagnosticId.NT1005, operation, ("position", i), ("dim", dim))).With(operand, x);
        return x.WithDims(dims!);
    }
}
