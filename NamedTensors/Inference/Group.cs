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
        var risks = Risks.None;
        if (DimSearch.FindAll(operation, x, dims, operand, out var places, out int rest, ref risks) is { } conflict) return Outcome.Fail(conflict, risks);
        bool all = rest < 0 || !x.Dims.IsOpen;
        if (!all || places.Any(place => !place.IsKnown)) return Unknown(x, places, rest, risks);
        var positions = places.Select(place => place.At).ToList();
        if (rest >= 0) positions.InsertRange(rest, Enumerable.Range(0, x.Rank).Where(i => !positions.Contains(i)).ToList());
        int start = positions.Count == 0 ? x.Rank : positions[0];
        for (int i = 0; i < positions.Count; i++)
            if (positions[i] != start + i)
                return Outcome.Fail(new Conflict(DiagnosticId.NT1009, operation, ("wanted", DimConflicts.Show(dims)), ("operand", operand)).With(operand, x), risks);

        var slots = x.Dims.ToList();
        var sizes = x.SizeArray.ToList();
        Size size = 1;
        for (int i = 0; i < positions.Count; i++) size *= new Size(sizes[start + i]);
        slots.RemoveRange(start, positions.Count);
        sizes.RemoveRange(start, positions.Count);
        slots.Insert(start, DimSlot.Of(into.Name));
        sizes.Insert(start, size.Code);
        return Distinct.Type(operation, slots, [.. sizes], x, operand, x.Dims.IsOpen, into.Name is null ? risks : risks | Blur.NameTwice(x.Dims));
    }

    // What stands behind the last of the dims stays.
    static Outcome Unknown(TensorType x, Place[] places, int rest, Risks risks)
    {
        int end = rest >= 0 ? x.Rank : places.Max(place => place.End);
        return Outcome.Of(Blur.Tail(x, end), risks | DiagnosticId.NT1004 | DiagnosticId.NT1009);
    }
}
