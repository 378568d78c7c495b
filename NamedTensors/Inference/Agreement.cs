using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>Places of a signature that are called the same must hold the same: names first, then sizes.</summary>
internal static class Agreement
{
    /// <summary>NT1001, NT1002 or, for dims that no output mentions, NT1007 (strict only).</summary>
    public static void Names(Bindings bindings, Form form, Findings findings)
    {
        foreach (var pair in bindings.Claims)
        {
            bool contracted = IsContracted(pair.Key, form);
            foreach (var (first, next) in Pairs(pair.Value)) Compare(bindings, first, next, contracted, findings);
        }
        foreach (var rows in bindings.Rows.Values)
            for (int i = 1; i < rows.Count; i++) SameRow(bindings, rows[0], rows[i], findings);
    }

    /// <summary>NT2001: one dim, two sizes.</summary>
    public static void Sizes(Bindings bindings, Findings findings)
    {
        foreach (var pair in bindings.Claims)
            foreach (var (a, b) in Pairs(pair.Value))
                if (Size.SurelyDiffer(a.Size, b.Size))
                    findings.Add(TwoSizes(bindings, a.Slot.Name ?? b.Slot.Name ?? Shown(pair.Key), 0, a.Size, b.Size, a.Operand, b.Operand));
                else if (a.Size != b.Size || a.Size == -1) findings.Add(DiagnosticId.NT2001);
    }

    /// <summary>The one dim that all places of a key agree on: the first name, a unit if all are, the best known size.</summary>
    public static (DimSlot Slot, long Size)? Of(Bindings bindings, string key)
    {
        if (!bindings.Claims.TryGetValue(key, out var claims)) return null;
        var unit = claims.Any(c => c.Slot.Unit == DimUnit.No) ? DimUnit.No : claims.All(c => c.Slot.IsUnit) ? DimUnit.Yes : DimUnit.Maybe;
        var slot = DimSlot.Of(claims.Select(c => c.Slot.Name).FirstOrDefault(n => n is not null), unit);
        if (slot.Name is null && claims.Any(c => c.Slot.Kind == DimKind.Unknown)) slot = DimSlot.Unknown.WithUnit(unit);
        long size = -1;
        foreach (var claim in claims)
            if (size < 0 && (claim.Size >= 0 || size == -1)) size = claim.Size;
        return (slot, size);
    }

    static IEnumerable<(Claim First, Claim Next)> Pairs(List<Claim> claims)
    {
        for (int i = 0; i < claims.Count; i++)
            for (int j = i + 1; j < claims.Count; j++) yield return (claims[i], claims[j]);
    }

    static void Compare(Bindings bindings, Claim a, Claim b, bool contracted, Findings findings)
    {
        if (contracted && !bindings.Rules.IsStrict) return;
        var differ = contracted ? DiagnosticId.NT1007 : DiagnosticId.NT1001;
        if (a.Slot.Name is { } left && b.Slot.Name is { } right)
        {
            if (left != right)
                findings.Add(bindings.Conflict(differ, ("left", a.Operand.Name), ("right", b.Operand.Name), ("left_dim", left), ("right_dim", right)));
            return;
        }
        var (owner, other) = a.Slot.Name is null ? (b, a) : (a, b);
        if (owner.Slot.Kind != DimKind.Unnamed && other.Slot.Kind == DimKind.Unknown || owner.Slot.Kind == DimKind.Unknown)
        {
            findings.Add(differ);
            if (!contracted) findings.Add(DiagnosticId.NT1002);
        }
        else if (!contracted && owner.Slot.Name is { } name && other.Slot.Kind == DimKind.Unnamed)
        {
            bool? there = Blur.HasName(other.Operand.Type.Dims, name);
            if (there == true) findings.Add(bindings.Conflict(DiagnosticId.NT1002, ("dim", name), ("owner", owner.Operand.Name), ("other", other.Operand.Name)));
            else if (there is null) findings.Add(DiagnosticId.NT1002);
        }
    }

    static void SameRow(Bindings bindings, BoundRow a, BoundRow b, Findings findings)
    {
        if (a.Type.Dims.IsOpen || b.Type.Dims.IsOpen)
        {
            findings.Add(Risks.Names | DiagnosticId.NT2001 | DiagnosticId.NT2007);
            return;
        }
        if (a.Type.Rank != b.Type.Rank)
        {
            findings.Add(bindings.Conflict(DiagnosticId.NT2007,
                ("reason", $"'{a.Operand.Name}' and '{b.Operand.Name}' differ in rank where the signature wants the same dims.")));
            return;
        }
        var names = Unify.Rows(bindings.Operation, a.Type, b.Type, a.Others, b.Others, NameRules.PyTorch, a.Operand.Name, b.Operand.Name);
        findings.Add(names);
        if (!names.IsType) return;
        for (int i = 0; i < a.Type.Rank; i++)
        {
            long x = a.Type.SizeArray[i], y = b.Type.SizeArray[i];
            if (Size.SurelyDiffer(x, y))
                findings.Add(TwoSizes(bindings, a.Type.Dims.NameAt(i) ?? b.Type.Dims.NameAt(i), a.Type.Rank - i, x, y, a.Operand, b.Operand));
            else if (x != y || x == -1) findings.Add(DiagnosticId.NT2001);
        }
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
