using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>An operand as a signature's input sees it.</summary>
internal sealed record BoundOperand(string Name, TensorType Type);

/// <summary>A run of dims of one operand, and the names the operand has beside it.</summary>
internal sealed record BoundRow(TensorType Type, DimList Others, BoundOperand Operand);

/// <summary>One place where a dim of the signature meets a dim of an operand.</summary>
internal sealed record Claim(DimSlot Slot, long Size, BoundOperand Operand);

/// <summary>What one call's arguments make of the names in a signature.</summary>
internal sealed class Bindings(string operation, Arguments arguments, NameRules rules)
{
    readonly Dictionary<string, List<Claim>> claims = new(StringComparer.Ordinal);

    public string Operation => operation;

    public Arguments Arguments => arguments;

    public NameRules Rules => rules;

    /// <summary>The operands by input; null for an optional one that is left out.</summary>
    public List<BoundOperand?> Inputs { get; } = [];

    /// <summary>The operands that are there.</summary>
    public IEnumerable<BoundOperand> Operands => Inputs.OfType<BoundOperand>();

    public Dictionary<string, List<BoundRow>> Rows { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, long> SizeNames { get; } = new(StringComparer.Ordinal);

    /// <summary>What binding the operands may have thrown.</summary>
    public Risks Risks { get; set; }

    /// <summary>True if an operand may not fit the form: then another form might be meant.</summary>
    public bool FitIsGuessed { get; set; }

    /// <summary>The dims of the signature that met a dim, by the key of their <see cref="Element"/>.</summary>
    public IReadOnlyDictionary<string, List<Claim>> Claims => claims;

    public void AddClaim(string key, Claim claim)
    {
        if (key.Length == 0) return;
        if (!claims.TryGetValue(key, out var list)) claims[key] = list = [];
        list.Add(claim);
    }

    public void AddRow(string name, BoundRow row)
    {
        if (!Rows.TryGetValue(name, out var list)) Rows[name] = list = [];
        list.Add(row);
    }

    /// <summary>The name of a list, and the member that stands for it for now: <c>each(tensors, ...)</c>.</summary>
    public (string List, BoundOperand Member)? Member { get; set; }

    public bool TryGetMember(string name, out BoundOperand? member)
    {
        member = Member is { } each && each.List == name ? each.Member : null;
        return member is not null;
    }

    /// <summary>The type a bare name or a call's argument stands for.</summary>
    public bool TryGetTensor(string name, Form form, out BoundOperand? operand)
    {
        if (TryGetMember(name, out operand)) return true;
        if (arguments.TryGet(name, out object? value))
        {
            if (value is TensorType type) operand = new(name, type);
            return operand is not null;
        }
        for (int i = 0; i < Inputs.Count && i < form.Inputs.Count; i++)
            if (form.Inputs[i].Parameter == name || form.Inputs[i].Pattern.BareName == name) operand = Inputs[i];
        return operand is not null;
    }

    /// <summary>A conflict with all operands shown.</summary>
    public Conflict Conflict(DiagnosticId id, params (string, object?)[] values)
    {
        var conflict = new Conflict(id, operation, values);
        foreach (var operand in Operands) conflict = conflict.With(operand.Name, operand.Type);
        return conflict;
    }

    /// <summary>A flaw of the signature itself, found only when it meets arguments.</summary>
    public Conflict Flaw(string problem) => new(DiagnosticId.NT3004, operation, ("reason", problem + "."));
}
