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
        foreach (var (from, to) in map)
        {
            if (to.Kind is DimRefKind.Position or DimRefKind.Rest)
                return new Conflict(DiagnosticId.NT1011, operation, ("name", to)).With(operand, x);
            if (DimLookup.Find(operation, x, from, operand, out int at) is { } conflict)
                return conflict.Id == DiagnosticId.NT1003 ? DimLookup.Missing(DiagnosticId.NT1008, operation, x, from.Name!, operand) : conflict;
            if (at == DimLookup.UnknownPosition) return TensorType.Unknown;
            slots[at] = slots[at].WithName(to.Name);
        }
        if (Distinct.Check(operation, slots, x.Dims.IsOpen, out var dims) is { } taken)
            return new Conflict(DiagnosticId.NT1008, operation, ("operand", operand), ("taken", taken.Value("dim")), ("dims", x.Dims))
                .With(operand, x);
        return x.WithDims(dims!);
    }

    /// <summary>As <see cref="All"/>, without throwing.</summary>
    public static Outcome TryAll(string operation, TensorType x, IReadOnlyList<DimRef> names, string operand = "x")
    {
        if (NameGlob.Expand(operation, x, names, operand, out var expanded) is { } conflict) return conflict;
        if (expanded is null) return TensorType.Unknown;
        if (expanded.Length != x.Rank)
            return new Conflict(DiagnosticId.NT1015, operation, ("count", expanded.Length), ("rank", x.Rank)).With(operand, x);
        var slots = x.Dims.Select((slot, i) => slot.WithName(expanded[i]));
        return Distinct.Type(operation, [.. slots], x.SizeArray, x, operand);
    }
}
