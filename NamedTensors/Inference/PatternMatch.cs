using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>Lays an operand's dims beside an input's terms. Names and sizes of places that must agree are compared later.</summary>
internal static class PatternMatch
{
    /// <summary>
    /// Records what every term met. <paramref name="misfit"/> says why the pattern is not for this operand (another form of the
    /// signature may be); a returned conflict is final.
    /// </summary>
    public static Conflict? Run(Bindings bindings, Pattern pattern, BoundOperand operand, out string? misfit)
    {
        misfit = null;
        if (pattern.BareName is { } name && bindings.Arguments.TryGet(name, out object? value)
            && value is TensorType or IReadOnlyList<TensorType>) return null;
        var before = new List<Element>();
        var after = new List<Element>();
        RowTerm? row = null;
        bool known = true;
        foreach (var term in pattern.Terms)
        {
            if (term is RowTerm rest) row = rest;
            else if (Element.Expand((DimTerm)term, bindings.Arguments) is { } elements) (row is null ? before : after).AddRange(elements);
            else known = false;
        }
        if (!known)
        {
            if (row is not null) bindings.AddRow(row.Names[0], new(TensorType.Unknown, DimList.Empty, operand));
            return null;
        }
        return pattern.IsSet ? Set(bindings, [.. before, .. after], row, operand, out misfit)
            : Ordered(bindings, before, after, row, operand, out misfit);
    }

    static Conflict? Set(Bindings bindings, List<Element> elements, RowTerm? row, BoundOperand operand, out string? misfit)
    {
        misfit = null;
        var type = operand.Type;
        var refs = elements.Select(e => e.Reference).ToArray();
        if (DimLookup.FindAll(bindings.Operation, type, refs, operand.Name, out int[] positions) is { } conflict) return conflict;
        for (int i = 0; i < elements.Count; i++)
        {
            bool known = positions[i] >= 0;
            bindings.AddClaim(elements[i].Key, new(
                known ? type.Dims[positions[i]] : DimSlot.Of(elements[i].Reference.Name), known ? type.SizeArray[positions[i]] : -1, operand));
        }
        var rest = Drop.At(type, positions, keep: false);
        if (row is not null) bindings.AddRow(row.Names[0], new(rest, Only(type, positions), operand));
        else if (rest.Rank > 0) misfit = $"'{operand.Name}' has dims beside {DimLookup.Show(refs)}";
        return null;
    }

    static Conflict? Ordered(
        Bindings bindings, List<Element> before, List<Element> after, RowTerm? row, BoundOperand operand, out string? misfit)
    {
        int count = before.Count + after.Count;
        var type = Grow(operand.Type, count);
        bindings.FitIsGuessed |= operand.Type.Dims.IsOpen && (row is null || operand.Type.Rank < count);
        if (row is null ? type.Rank != count : type.Rank < count)
        {
            misfit = $"'{operand.Name}' has rank {type.Rank}, {(row is null ? "" : "at least ")}{count} is wanted";
            return null;
        }
        misfit = null;
        // In an open type what stands before the known dims is not known to be at the beginning.
        bool open = operand.Type.Dims.IsOpen && row is not null;
        for (int i = 0; i < count; i++)
        {
            bool leading = i < before.Count;
            var element = leading ? before[i] : after[i - before.Count];
            int at = leading ? i : type.Rank - (count - i);
            bool unknown = leading && open;
            if (misfit is null && Fits(element, unknown ? DimSlot.Unknown : type.Dims[at], at, operand) is { } problem) misfit = problem;
            bindings.FitIsGuessed |= element.Kind is DimTermKind.Name or DimTermKind.Unnamed && (unknown || type.Dims[at].Kind == DimKind.Unknown);
            bindings.AddClaim(element.Key, new(
                unknown || type.Dims[at].Kind == DimKind.Unknown ? Matched(element) : type.Dims[at],
                unknown ? -1 : type.SizeArray[at], operand));
        }
        if (row is null) return null;
        int length = type.Rank - count;
        var taken = Enumerable.Range(0, before.Count).Concat(Enumerable.Range(before.Count + length, after.Count)).ToArray();
        var run = open ? new(type.Dims.Slice(0, type.Rank - after.Count), [.. type.SizeArray.Take(type.Rank - after.Count)])
            : Drop.At(type, taken, keep: false);
        bindings.AddRow(row.Names[0], new(run, Only(type, taken), operand));
        return null;
    }

    /// <summary>What an unknown dim is where the match does not throw.</summary>
    static DimSlot Matched(Element element) => element.Kind switch
    {
        DimTermKind.Name => DimSlot.Of(element.Reference.Name),
        DimTermKind.Unnamed => DimSlot.Unnamed,
        _ => DimSlot.Unknown,
    };

    /// <summary>Why a dim does not fit an element, or null.</summary>
    static string? Fits(Element element, DimSlot slot, int at, BoundOperand operand) => (element.Kind, slot.Kind) switch
    {
        (_, DimKind.Unknown) => null,
        (DimTermKind.Name, DimKind.Named) when slot.Name == element.Reference.Name => null,
        (DimTermKind.Name, DimKind.Named) => $"position {at} of '{operand.Name}' is '{slot.Name}', not '{element.Reference.Name}'",
        (DimTermKind.Name, _) => $"position {at} of '{operand.Name}' is unnamed, not '{element.Reference.Name}'",
        (DimTermKind.Unnamed, DimKind.Named) => $"position {at} of '{operand.Name}' is '{slot.Name}', not unnamed",
        _ => null,
    };

    /// <summary>An open type with unknown dims in front until it has at least <paramref name="rank"/>; one without row closes later.</summary>
    static TensorType Grow(TensorType type, int rank)
    {
        if (!type.Dims.IsOpen || type.Rank >= rank) return type;
        var front = Enumerable.Repeat(DimSlot.Unknown, rank - type.Rank);
        return new(DimList.From(front.Concat(type.Dims), isOpen: true), [.. Enumerable.Repeat(-1L, rank - type.Rank), .. type.SizeArray]);
    }

    static DimList Only(TensorType type, int[] positions)
    {
        var dims = DimList.Empty;
        foreach (int at in positions)
            if (at >= 0) dims = dims.Append(type.Dims[at]);
        return dims;
    }
}
