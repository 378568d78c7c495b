using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>What is wrong with dims in an argument.</summary>
internal static class DimConflicts
{
    /// <summary>NT1016 for a list of dims.</summary>
    public static Conflict TwoRests(string operation, IReadOnlyList<DimRef> dims) => new(
        DiagnosticId.NT1016, operation,
        ("count", dims.Count(d => d.Kind == DimRefKind.Rest)), ("list", Show(dims)));

    /// <summary>A name that is not there, with the nearest one that is.</summary>
    public static Conflict Missing(DiagnosticId id, string operation, TensorType type, string dim, string operand)
    {
        string? nearest = NearestName.Of(dim, type.Dims.Names());
        var conflict = nearest is null
            ? new Conflict(id, operation, ("operand", operand), ("dim", dim), ("dims", type.Dims))
            : new Conflict(id, operation, ("operand", operand), ("dim", dim), ("dims", type.Dims), ("nearest", nearest));
        return conflict.With(operand, type);
    }

    public static string Show(IEnumerable<DimRef> dims) => "(" + string.Join(", ", dims) + ")";
}
