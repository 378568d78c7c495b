using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Other names for the same dims; sizes and units stay.</summary>
/// <remarks>Adjoint: rename back.</remarks>
public static class Rename
{
    /// <summary>Renames some dims, all at once, so that names may be swapped; a null new name forgets the old one.</summary>
    /// <exception cref="RenameException">NT1008: no such dim, or the new name is taken.</exception>
    public static TensorType Types(string operation, TensorType x, IReadOnlyList<(DimRef From, DimRef To)> map) => Try(operation, x, map).Type;

    /// <summary>Gives every dim a new name, in order; null = unnamed, <c>..</c> keeps the names of the dims it covers.</summary>
    /// <exception cref="TensorTypeException">NT1004: a name twice; NT1015: not one name per dim; NT1016: two rests.</exception>
    public static TensorType All(string operation, TensorType x, IReadOnlyList<DimRef> names) => TryAll(operation, x, names).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<(DimRef From, DimRef To)> map, string operand = "x")
    {
        var slots = x.Dims.ToArray();
        var risks = Risks.None;
        ulong unknown = 0;
        foreach (var (from, to) in map)
        {
            if (to.Kind is DimRefKind.Position or DimRefKind.Rest)
                return Outcome.Fail(new Conflict(DiagnosticId.NT1011, operation, ("name", to)).With(operand, x), risks);
            var found = Risks.None;
            if (DimSearch.Find(operation, x, from, operand, out var place, ref found) is { } conflict)
                return Outcome.Fail(conflict.Id == DiagnosticId.NT1003 ? DimConflicts.Missing(DiagnosticId.NT1008, operation, x, from.Name!, operand) : conflict, risks);
            risks |= found.Contains(DiagnosticId.NT1003) ? DiagnosticId.NT1008 : found;
            if (to.Kind == DimRefKind.Name && (x.Dims.HasUnknown || unknown != 0)) risks |= DiagnosticId.NT1008;
            if (place.IsKnown) slots[place.At] = slots[place.At].WithName(to.Name);
            else unknown |= place.Candidates;
        }
        for (int i = 0; i < slots.Length; i++)
            if (Blur.Has(unknown, i)) slots[i] = DimSlot.Unknown;
        if (Distinct.Check(operation, slots, x.Dims.IsOpen, out var dims) is { } taken)
            return Outcome.Fail(new Conflict(DiagnosticId.NT1008, operation, ("operand", operand), ("taken", taken.Value("dim")), ("dims", x.Dims))
                .With(operand, x), risks);
        return Outcome.Of(x.WithDims(dims!), risks);
    }

    /// <summary>As <see cref="All"/>, without throwing.</summary>
    public static Outcome TryAll(string operation, TensorType x, IReadOnlyList<DimRef> names, string operand = "x")
    {
        var risks = Risks.None;
        if (NameGlob.Apply(operation, x, names, operand, DiagnosticId.NT1015, ref risks, out var named) is { } conflict) return Outcome.Fail(conflict, risks);
        return Distinct.Type(operation, named!.Slots, named.Sizes, x, operand, named.IsOpen, risks | named.Risks);
    }
}
