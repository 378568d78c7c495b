using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>A list of names for all dims of a type, where <c>..</c> stands for the names the type has there already.</summary>
/// <param name="Own">The dims as they were; where an open type gets longer, unknown ones in front.</param>
/// <param name="Slots">The dims under their new names.</param>
/// <param name="Sizes">Their sizes.</param>
/// <param name="IsOpen">True if more dims may precede.</param>
/// <param name="Risks">NT1004, where a dim that is not known may have one of the names.</param>
internal sealed record NameGlob(DimSlot[] Own, DimSlot[] Slots, long[] Sizes, bool IsOpen, Risks Risks)
{
    /// <summary>The dims under these names; NT1016, NT1011, or <paramref name="count"/> where the number of names is wrong.</summary>
    public static Conflict? Apply(
        string operation, TensorType x, IReadOnlyList<DimRef> names, string operand, DiagnosticId count, ref Risks risks, out NameGlob? result)
    {
        result = null;
        int rest = -1;
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Kind == DimRefKind.Position) return new Conflict(DiagnosticId.NT1011, operation, ("name", names[i])).With(operand, x);
            if (names[i].Kind != DimRefKind.Rest) continue;
            if (rest >= 0) return DimConflicts.TwoRests(operation, names).With(operand, x);
            rest = i;
        }
        int given = rest < 0 ? names.Count : names.Count - 1;
        bool open = x.Dims.IsOpen;
        if (rest < 0 ? x.Rank > given || !open && x.Rank < given : !open && x.Rank < given)
            return (count == DiagnosticId.NT1005
                ? new Conflict(count, operation, ("expected", given), ("rank", x.Rank))
                : new Conflict(count, operation, ("count", given), ("rank", x.Rank))).With(operand, x);
        if (open) risks |= count;
        var own = open && x.Rank < given ? Blur.Grow(x, given, isOpen: rest >= 0) : x;
        var slots = own.Dims.ToArray();
        long[] sizes = own.SizeArray;
        bool isOpen = open && rest >= 0;
        int before = rest < 0 ? given : rest, after = given - before;
        // In an open type the names in front are for dims that are not known; dims that they may be for are not known either.
        for (int i = 0; i < before; i++)
            if (i < slots.Length) slots[i] = isOpen ? DimSlot.Unknown : slots[i].WithName(names[i].Name);
        for (int i = 0; i < after; i++) slots[slots.Length - after + i] = slots[slots.Length - after + i].WithName(names[rest + 1 + i].Name);
        bool mayRepeat = given > 0 && rest >= 0 && (open || slots.Any(slot => slot.Kind == DimKind.Unknown));
        result = new([.. own.Dims], slots, sizes, isOpen, mayRepeat ? DiagnosticId.NT1004 : Risks.None);
        return null;
    }
}
