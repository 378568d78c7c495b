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
        var risks = Risks.None;
        if (NameGlob.Apply(operation, x, names, operand, DiagnosticId.NT1005, ref risks, out var named) is { } conflict) return Outcome.Fail(conflict, risks);
        risks |= named!.Risks;
        if (Distinct.Check(operation, named.Slots, named.IsOpen, out var dims) is { } twice) return Outcome.Fail(twice.With(operand, x), risks);
        for (int i = 0; i < named.Slots.Length; i++)
        {
            var (before, after) = (named.Own[i], named.Slots[i]);
            // A name stays, whatever stands for it.
            if (before.Name is { } kept && after.Kind == DimKind.Unknown)
            {
                if (dims!.IndexOf(kept) >= 0) return Outcome.Unsure(risks | DiagnosticId.NT1004 | DiagnosticId.NT1005);
                dims = dims.Replace(i, before);
            }
            if (before.Kind == DimKind.Unknown && after.Kind != DimKind.Unknown) risks |= DiagnosticId.NT1005;
            if (before.Name is { } dim && after.Kind != DimKind.Unknown && dim != after.Name)
                return Outcome.Fail((after.Name is { } target
                    ? new Conflict(DiagnosticId.NT1005, operation, ("position", i), ("dim", dim), ("target", target))
                    : new Conflict(DiagnosticId.NT1005, operation, ("position", i), ("dim", dim))).With(operand, x), risks);
        }
        return Outcome.Of(x.Rank == named.Sizes.Length ? x.WithDims(dims!) : new(dims!, named.Sizes), risks);
    }
}
