using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>Sizes written in a signature: evaluated for outputs, compared for inputs.</summary>
internal static class SizeArithmetic
{
    /// <summary>The value of a size; NT2004 if it is negative on the way, NT3004 for a name that means nothing.</summary>
    public static Conflict? Evaluate(Bindings bindings, SizeTerm term, string dim, out Size size)
    {
        Conflict? conflict = null;
        size = Value(term);
        if (conflict is null && size.NegativeConstant is { } below) conflict = Impossible(term, below);
        return conflict;

        Size Value(SizeTerm part)
        {
            switch (part)
            {
                case NumberTerm number:
                    return number.Value;
                case SizeNameTerm name:
                    if (TryResolve(bindings, name.Name, out var value)) return value;
                    if (name.Default is { } standIn)
                        return bindings.Arguments.IsAbsent(name.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')) ? standIn : Size.Unknown;
                    conflict ??= bindings.Flaw($"'{name.Name}' is no integer parameter and no dim of an input");
                    return Size.Unknown;
                default:
                    var binary = (BinaryTerm)part;
                    Size left = Value(binary.Left), right = Value(binary.Right);
                    if (binary.Operator == '/' && left.NegativeConstant is { } negative) conflict ??= Impossible(binary.Left, negative);
                    return binary.Operator switch
                    {
                        '+' => left + right,
                        '-' => left - right,
                        '*' => left * right,
                        _ => left / right,
                    };
            }
        }

        Conflict Impossible(SizeTerm part, long value) =>
            bindings.Conflict(DiagnosticId.NT2004, ("dim", dim), ("formula", part), ("value", value));
    }

    /// <summary>Compares the sizes written at an input's dims with those met; a lone free name takes the size it meets.</summary>
    public static Conflict? Check(Bindings bindings, Pattern pattern, Findings findings)
    {
        var sized = pattern.Terms.OfType<DimTerm>().Where(term => term.Size is not null)
            .SelectMany(term => Element.Expand(term, bindings.Arguments) ?? []).ToList();
        foreach (var element in sized)
            if (element.Size is SizeNameTerm free && !TryResolve(bindings, free.Name, out _) && Agreement.Of(bindings, element.Key) is { } met)
                bindings.SizeNames[free.Name] = met.Size;
        foreach (var element in sized)
        {
            if (Agreement.Of(bindings, element.Key) is not { } met) continue;
            string dim = met.Slot.Name ?? element.Key;
            if (Evaluate(bindings, element.Size!, dim, out var size) is { } conflict) return conflict;
            if (size.IsUnknown || size.Code != met.Size) findings.Add(DiagnosticId.NT2004);
            if (Size.SurelyDiffer(size.Code, met.Size))
                return bindings.Conflict(DiagnosticId.NT2004, ("dim", dim), ("size", new Size(met.Size)), ("expected", size));
        }
        return null;
    }

    static bool TryResolve(Bindings bindings, string name, out Size size)
    {
        size = Size.Unknown;
        if (bindings.Arguments.TryGet(name, out object? value))
        {
            switch (value)
            {
                case null:
                    return true;
                case var absent when ReferenceEquals(absent, Arguments.NotGiven):
                    return false;
                case long number:
                    // A negative argument stays exact: it is a formula below zero, not a size.
                    size = number >= 0 ? number : (Size)0 - new Size(checked(-number));
                    return true;
                case Size symbolic:
                    size = symbolic;
                    return true;
                case Axis[] { Length: 1 } axes when axes[0].Size >= 0:
                    size = axes[0].Size;
                    return true;
                case KnownAxis[] { Length: 1 } known:
                    size = known[0].Size;
                    return true;
                case DimRef[] { Length: 1 } dims when Agreement.Of(bindings, dims[0].Name ?? name + "[0]") is { } met:
                    size = new(met.Size);
                    return true;
            }
        }
        if (bindings.SizeNames.TryGetValue(name, out long code)) size = new(code);
        else if ((Agreement.Of(bindings, "'" + name) ?? Agreement.Of(bindings, name)) is { } dim) size = new(dim.Size);
        else return false;
        return true;
    }
}
