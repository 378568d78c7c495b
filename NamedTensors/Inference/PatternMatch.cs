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
        // Which dim is looked up is not known: then neither is what remains.
        if (pattern.IsSet && before.Concat(after).Any(static e => e.Kind == DimTermKind.Unknown)) known = false;
        if (!known)
        {
            if (row is not null) bindings.AddRow(row.Names[0], new(TensorType.Unknown, DimList.Open, operand));
            bindings.FitIsGuessed = true;
            bindings.Risks |= Risks.All;
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
        // Which dims '..' means is the operation's to say: Dot means those that both have.
        if (refs.Any(dim => dim.Kind == DimRefKind.Rest))
        {
            bindings.AddRow(row?.Names[0] ?? "", new(TensorType.Unknown, DimList.Open, operand));
            bindings.FitIsGuessed = true;
            bindings.Risks |= Risks.All;
            return null;
        }
        var risks = Risks.None;
        if (DimSearch.FindAll(bindings.Operation, type, refs, operand.Name, out var places, out _, ref risks) is { } conflict)
        {
            bindings.Risks |= risks;
            return conflict;
        }
        bindings.Risks |= risks;
        var others = DimList.Empty;
        for (int i = 0; i < elements.Count; i++)
        {
            // Found or not: where it is not, there is a conflict.
            string? name = elements[i].Kind == DimTermKind.Name ? elements[i].Reference.Name : null;
            var slot = places[i].IsKnown && type.Dims[places[i].At] is { Kind: not DimKind.Unknown } own ? own
                : name is null ? DimSlot.Unknown : DimSlot.Of(name, DimUnit.Maybe);
            bindings.AddClaim(elements[i].Key, new(slot, places[i].IsKnown ? type.SizeArray[places[i].At] : -1, operand));
            Promise(bindings, elements[i], slot);
            others = others.Append(slot.Name is { } dim && others.IndexOf(dim) >= 0 ? DimSlot.Unknown : slot);
        }
        var rest = Drop.Without(type, places, keep: false);
        if (row is not null) bindings.AddRow(row.Names[0], new(rest, others, operand));
        else if (rest.Rank > 0) misfit = $"'{operand.Name}' has dims beside {DimConflicts.Show(refs)}";
        else bindings.FitIsGuessed |= rest.Dims.IsOpen;
        return null;
    }

    // An axis that was given as an argument says the size that its dim has.
    static void Promise(Bindings bindings, Element element, DimSlot slot)
    {
        if (element is { AxisSize: not -1, Parameter: { } parameter })
            bindings.AddClaim(element.Key, new(slot, element.AxisSize, new(parameter, new TensorType(DimList.From([slot.WithUnit(false)]), [element.AxisSize]))));
    }

    static Conflict? Ordered(
        Bindings bindings, List<Element> before, List<Element> after, RowTerm? row, BoundOperand operand, out string? misfit)
    {
        int count = before.Count + after.Count;
        misfit = null;
        bool open = operand.Type.Dims.IsOpen;
        var type = open ? Blur.Grow(operand.Type, count, isOpen: row is not null) : operand.Type;
        bindings.FitIsGuessed |= open && (row is null || operand.Type.Rank < count);
        if (row is null ? type.Rank != count : type.Rank < count)
        {
            misfit = $"'{operand.Name}' has rank {type.Rank}, {(row is null ? "" : "at least ")}{count} is wanted";
            return null;
        }
        var others = DimList.Empty;
        for (int i = 0; i < count; i++)
        {
            bool leading = i < before.Count;
            var element = leading ? before[i] : after[i - before.Count];
            int at = leading ? i : type.Rank - (count - i);
            // In an open type what stands before the known dims is not known to be at the beginning.
            bool hidden = leading && type.Dims.IsOpen;
            var slot = hidden ? DimSlot.Unknown : type.Dims[at];
            if (misfit is null && Fits(element, slot, at, operand) is { } problem) misfit = problem;
            bindings.FitIsGuessed |= slot.Kind == DimKind.Unknown && element.Kind is DimTermKind.Name or DimTermKind.Unnamed;
            if (slot.Kind == DimKind.Unknown) slot = Matched(element);
            bindings.AddClaim(element.Key, new(slot, hidden ? -1 : type.SizeArray[at], operand));
            Promise(bindings, element, slot);
            // A name twice is a misfit of one of the two.
            others = others.Append(slot.Name is { } name && others.IndexOf(name) >= 0 ? DimSlot.Unknown : slot);
        }
        if (row is null) return null;
        int end = type.Rank - after.Count;
        var run = Drop.At(type, [.. Enumerable.Range(end, after.Count)], keep: false);
        // The first dims of an open type may be those in front of the row.
        run = type.Dims.IsOpen ? Blur.Tail(run, Math.Min(before.Count, run.Rank)) : Drop.At(run, [.. Enumerable.Range(0, before.Count)], keep: false);
        bindings.AddRow(row.Names[0], new(run, others, operand));
        return null;
    }

    /// <summary>What an unknown dim is where the match does not throw.</summary>
    static DimSlot Matched(Element element) => element.Kind switch
    {
        DimTermKind.Name => DimSlot.Of(element.Reference.Name, DimUnit.Maybe),
        DimTermKind.Unnamed => DimSlot.Unnamed.WithUnit(DimUnit.Maybe),
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
}
