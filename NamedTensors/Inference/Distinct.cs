using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>The one invariant of every result: named dims are distinct.</summary>
internal static class Distinct
{
    /// <summary>NT1004 if a name occurs twice in what an operation would make, else null and the list.</summary>
    public static Conflict? Check(string operation, IReadOnlyList<DimSlot> slots, bool isOpen, out DimList? dims)
    {
        dims = null;
        for (int i = 1; i < slots.Count; i++)
            for (int j = 0; j < i; j++)
                if (slots[i].Name is { } name && slots[j].Name == name)
                    return new(DiagnosticId.NT1004, operation, ("dim", name), ("names", "(" + string.Join(", ", slots) + ")"));
        if (slots.Count > DimList.MaxRank)
            return new(DiagnosticId.NT1012, operation, ("rank", slots.Count), ("limit", DimList.MaxRank));
        dims = DimList.From(slots, isOpen);
        return null;
    }

    /// <summary>The type of these slots and sizes, or NT1004 with the operand shown.</summary>
    public static Outcome Type(string operation, IReadOnlyList<DimSlot> slots, long[] sizes, TensorType operand, string name) =>
        Type(operation, slots, sizes, operand, name, operand.Dims.IsOpen, Risks.None);

    /// <summary>The same, after other checks.</summary>
    public static Outcome Type(
        string operation, IReadOnlyList<DimSlot> slots, long[] sizes, TensorType operand, string name, bool isOpen, Risks before) =>
        Check(operation, slots, isOpen, out var dims) is { } conflict
            ? Outcome.Fail(conflict.With(name, operand), before)
            : Outcome.Of(new(dims!, sizes), before);
}
