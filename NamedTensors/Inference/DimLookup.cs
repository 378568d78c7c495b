using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>From the dims an argument names to positions in a type.</summary>
public static class DimLookup
{
    /// <summary>What a position is where the checker cannot tell.</summary>
    public const int UnknownPosition = Place.Unknown;

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
        var risks = Risks.None;
        var conflict = DimSearch.Find(operation, type, dim, operand, out var place, ref risks);
        position = conflict is null ? place.At : UnknownPosition;
        return conflict;
    }

    /// <summary>As <see cref="Positions"/>, returning the conflict.</summary>
    public static Conflict? FindAll(string operation, TensorType type, IReadOnlyList<DimRef> dims, string operand, out int[] positions)
    {
        var risks = Risks.None;
        positions = [];
        if (DimSearch.FindAll(operation, type, dims, operand, out var places, out int rest, ref risks) is { } conflict) return conflict;
        var found = places.Select(place => place.At).ToList();
        if (rest >= 0) found.InsertRange(rest, Enumerable.Range(0, type.Rank).Where(i => !found.Contains(i)).ToList());
        positions = [.. found];
        return null;
    }

    /// <summary>True for a position that a scalar is taken to have: 0 and −1.</summary>
    internal static bool IsOfScalar(DimRef dim) => dim is { Kind: DimRefKind.Position, Position: 0 or -1 };
}
