using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Adjacent dims become one, whose size is their product; it is never a unit.</summary>
/// <remarks>Adjoint: ungroup.</remarks>
public static class Group
{
    /// <summary>The flattened type.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="x">The type.</param>
    /// <param name="dims">The dims to flatten, adjacent and in order; at least one.</param>
    /// <param name="into">The name of what they become; null = unnamed.</param>
    /// <exception cref="TensorTypeException">NT1003; NT1004: the name is taken; NT1009: not adjacent or no dims.</exception>
    public static TensorType Types(string operation, TensorType x, IReadOnlyList<DimRef> dims, DimRef into) => Try(operation, x, dims, into).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<DimRef> dims, DimRef into, string operand = "x")
    {
        if (into.Kind is DimRefKind.Position or DimRefKind.Rest)
            return new Conflict(DiagnosticId.NT1011, operation, ("name", into)).With(operand, x);
        if (dims.Count == 0) return new Conflict(DiagnosticId.NT1009, operation).With(operand, x);
        if (DimLookup.FindAll(operation, x, dims, operand, out int[] positions) is { } conflict) return conflict;
        if (positions.Contains(DimLookup.UnknownPosition)) return TensorType.Unknown;
        int start = positions.Length == 0 ? x.Rank : positions[0];
        for (int i = 0; i < positions.Length; i++)
            if (positions[i] != start + i)
                return new Conflict(DiagnosticId.NT1009, operation, ("wanted", DimLookup.Show(dims)), ("operand", operand)).With(operand, x);

        var slots = x.Dims.ToList();
        var sizes = x.SizeArray.ToList();
        Size size = 1;
        for (int i = 0; i < positions.Length; i++) size *= new Size(sizes[start + i]);
        slots.RemoveRange(start, positions.Length);
        sizes.RemoveRange(start, positions.Length);
        slots.Insert(start, DimSlot.Of(into.Name));
        sizes.Insert(start, size.Code);
        return Distinct.Type(operation, slots, [.. sizes], x, operand);
    }
}
