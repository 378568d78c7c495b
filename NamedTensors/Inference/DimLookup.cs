using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>From the dims an argument names to positions in a type.</summary>
public static class DimLookup
{
    /// <summary>What a position is where the checker cannot tell.</summary>
    public const int UnknownPosition = -1;

    /// <summary>The position of a dim.</summary>
    /// <exception cref="TensorTypeException">NT1003: no such name; NT1013: position out of range; NT1017: no name given.</exception>
    public static int Position(string operation, TensorType type, DimRef dim, string operand = "x") =>
        Find(operation, type, dim, operand, out int position) is { } conflict ? throw conflict.ToException() : position;

    /// <summary>The positions of several dims; <c>..</c> stands for those that are not mentioned.</summary>
    /// <exception cref="TensorTypeException">As <see cref="Position"/>; NT1014: a dim twice; NT1016: two rests.</exception>
    public static int[] Positions(string operation, TensorType type, IReadOnlyList<DimRef> dims, string operand = "x") =>
        FindAll(operation, type, dims, operand, out int[] positions) is { } conflict ? throw conflict.ToException() : positions;

    /// <summary>As <see cref="Position"/>, returning the conflict; <see cref="UnknownPosition"/> where the type is not known well enough.</summary>
    public static Conflict? Find(string operation, TensorType type, DimRef dim, string operand, out int position)
    {
        position = UnknownPosition;
        switch (dim.Kind)
        {
            case DimRefKind.Name:
                position = type.Dims.IndexOf(dim.Name!);
                return position >= 0 || type.Dims.HasUnknown ? null : Missing(DiagnosticId.NT1003, operation, type, dim.Name!, operand);
            case DimRefKind.Position:
                int at = dim.Position, rank = type.Rank;
                if (type.Dims.IsOpen)
                {
                    if (at < 0 && at >= -rank) position = at + rank;
                    return null;
                }
                if (at < -rank || at >= rank)
                    return new Conflict(DiagnosticId.NT1013, operation, ("position", at), ("operand", operand), ("rank", rank), ("last", rank - 1))
                        .With(operand, type);
                position = at < 0 ? at + rank : at;
                return null;
            case DimRefKind.Rest:
                return new Conflict(DiagnosticId.NT1017, operation, ("operand", operand),
                    ("reason", "one dim is wanted here, '..' stands for several."), ("fix", "Name the dim.")).With(operand, type);
            default:
                return new Conflict(DiagnosticId.NT1017, operation, ("operand", operand)).With(operand, type);
        }
    }

    /// <summary>As <see cref="Positions"/>, returning the conflict.</summary>
    public static Conflict? FindAll(string operation, TensorType type, IReadOnlyList<DimRef> dims, string operand, out int[] positions)
    {
        var found = new List<int>(dims.Count);
        positions = [];
        int rest = -1;
        for (int i = 0; i < dims.Count; i++)
        {
            if (dims[i].Kind == DimRefKind.Rest)
            {
                if (rest >= 0) return TwoRests(operation, dims).With(operand, type);
                rest = found.Count;
                continue;
            }
            if (Find(operation, type, dims[i], operand, out int position) is { } conflict) return conflict;
            if (position >= 0 && found.Contains(position))
                return new Conflict(DiagnosticId.NT1014, operation, ("dim", type.Dims.NameAt(position) ?? position.ToString()))
                    .With(operand, type);
            found.Add(position);
        }
        if (rest >= 0) found.InsertRange(rest, Enumerable.Range(0, type.Rank).Where(i => !found.Contains(i)).ToList());
        positions = [.. found];
        return null;
    }

    /// <summary>NT1016 for a list of dims.</summary>
    internal static Conflict TwoRests(string operation, IReadOnlyList<DimRef> dims) => new(
        DiagnosticId.NT1016, operation,
        ("count", dims.Count(d => d.Kind == DimRefKind.Rest)), ("list", Show(dims)));

    /// <summary>A name that is not there, with the nearest one that is.</summary>
    internal static Conflict Missing(DiagnosticId id, string operation, TensorType type, string dim, string operand)
    {
        string? nearest = NearestName.Of(dim, type.Dims.Names());
        var conflict = nearest is null
            ? new Conflict(id, operation, ("operand", operand), ("dim", dim), ("dims", type.Dims))
            : new Conflict(id, operation, ("operand", operand), ("dim", dim), ("dims", type.Dims), ("nearest", nearest));
        return conflict.With(operand, type);
    }

    internal static string Show(IEnumerable<DimRef> dims) => "(" + string.Join(", ", dims) + ")";
}
