using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>Places of a signature that are called the same must hold the same: names first, then sizes.</summary>
internal static class Agreement
{
    /// <summary>NT1001, NT1002 or, for dims that no output mentions, <paramref name="contracted"/>: NT1007 (strict only).</summary>
    public static Conflict? Names(Bindings bindings, Form form, out Conflict? contracted)
    {
        contracted = null;
        foreach (var pair in bindings.Claims)
        {
            var first = pair.Value[0];
            bool isContracted = IsContracted(pair.Key, form);
            foreach (var next in pair.Value.Skip(1))
            {
                var conflict = Compare(bindings, first, next, isContracted);
                if (isContracted) contracted ??= conflict;
                else if (conflict is not null) return conflict;
            }
        }
        foreach (var rows in bindings.Rows.Values)
            for (int i = 1; i < rows.Count; i++)
                if (SameRow(bindings, rows[0], rows[i]) is { } conflict) return conflict;
        return null;
    }

    /// <summary>NT2001: one dim, two sizes.</summary>
    public static Conflict? Sizes(Bindings bindings)
    {
        foreach (var pair in bindings.Claims.Where(pair => pair.Key.Length > 0))
            for (int i = 1; i < pair.Value.Count; i++)
            {
                Claim a = pair.Value[0], b = pair.Value[i];
                if (!Size.SurelyDiffer(a.Size, b.Size)) continue;
                return TwoSizes(bindings, a.Slot.Name ?? b.Slot.Name ?? Shown(pair.Key), 0, a.Size, b.Size, a.Operand, b.Operand);
            }
        return null;
    }

    /// <summary>The one dim that all places of a key agree on: the first name, a unit if all are, the first known size.</summary>
    public static (DimSlot Slot, long Size)? Of(Bindings bindings, string key)
    {
        if (!bindings.Claims.TryGetValue(key, out var claims)) return null;
        var slot = DimSlot.Of(claims.Select(c => c.Slot.Name).FirstOrDefault(n => n is not null), claims.All(c => c.Slot.IsUnit));
        if (slot.Name is null && claims.Any(c => c.Slot.Kind == DimKind.Unknown)) slot = DimSlot.Unknown;
        return (slot, claims.Select(c => c.Size).Where(s => s != -1).DefaultIfEmpty(-1).First());
    }

    static Conflict? Compare(Bindings bindings, Claim a, Claim b, bool contracted)
    {
        if (a.Slot.Name is { } left && b.Slot.Name is { } right)
        {
            if (left == right || contracted && !bindings.Rules.IsStrict) return null;
            return bindings.Conflict(contracted ? DiagnosticId.NT1007 : DiagnosticId.NT1001,
                ("left", a.Operand.Name), ("right", b.Operand.Name), ("left_dim", left), ("right_dim", right));
        }
        if (contracted) return null;
        var (owner, other) = a.Slot.Name is null ? (b, a) : (a, b);
        return owner.Slot.Name is { } name && other.Slot.Kind == DimKind.Unnamed && other.Operand.Type.Dims.IndexOf(name) >= 0
            ? bindings.Conflict(DiagnosticId.NT1002, ("dim", name), ("owner", owner.Operand.Name), ("other", other.Operand.Name))
            : null;
    }

    static Conflict? SameRow(Bindings bindings, BoundRow a, BoundRow b)
    {
        if (a.Type.Dims.IsOpen || b.Type.Dims.IsOpen) return null;
        if (a.Type.Rank != b.Type.Rank)
            return bindings.Conflict(DiagnosticId.NT2007,
                ("reason", $"'{a.Operand.Name}' and '{b.Operand.Name}' differ in rank where the signature wants the same dims."));
        var names = Unify.Rows(bindings.Operation, a.Type, b.Type, a.Others, b.Others, NameRules.PyTorch, a.Operand.Name, b.Operand.Name);
        if (names.Conflict is { } conflict) return conflict;
        for (int i = 0; i < a.Type.Rank; i++)
            if (Size.SurelyDiffer(a.Type.SizeArray[i], b.Type.SizeArray[i]))
                return TwoSizes(bindings, names.Type.Dims.NameAt(i), a.Type.Rank - i, a.Type.SizeArray[i], b.Type.SizeArray[i], a.Operand, b.Operand);
        return null;
    }

    static Conflict TwoSizes(Bindings bindings, string? dim, int position, long a, long b, BoundOperand left, BoundOperand right) =>
        bindings.Conflict(DiagnosticId.NT2001, dim is not null ? ("dim", dim) : ("position", position),
            ("left", left.Name), ("right", right.Name), ("left_size", new Size(a)), ("right_size", new Size(b)));

    // A dim without a name is called as the signature calls it: 'k.
    static string Shown(string key) => key.TrimStart('\'');

    static bool IsContracted(string key, Form form) => !form.Outputs.OfType<PatternOutput>()
        .SelectMany(output => output.Pattern.Terms).OfType<DimTerm>()
        .Any(term => (term.Kind == DimTermKind.Variable ? "'" : "") + term.Name == key || key.StartsWith(term.Name + "[", StringComparison.Ordinal));
}
