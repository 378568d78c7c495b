using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Reporting;

/// <summary>A conflict at a place of the source.</summary>
/// <param name="Conflict">What is wrong.</param>
/// <param name="At">The smallest syntax that says where.</param>
/// <param name="Operands">The syntax of the tensor operands, in the conflict's order.</param>
/// <param name="Severity">Where it is not the catalogue's.</param>
internal sealed record Finding(Conflict Conflict, SyntaxNode At, ImmutableArray<SyntaxNode> Operands, Severity? Severity = null)
{
    /// <summary>Where a part of the syntax says it: a member's name.</summary>
    public Location? Place { get; init; }

    // Whoever shows a diagnostic shows its id.
    string Text => Conflict.Message.Substring(Conflict.Id.ToString().Length + 1);

    public Diagnostic ToDiagnostic()
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties["operation"] = Conflict.Operation;
        foreach (var (name, _) in Conflict.Values) properties[name] = Conflict.Value(name);
        for (int i = 0; i < Conflict.Operands.Count; i++) properties["operand" + i] = Conflict.Operands[i].Type?.ToString();
        var descriptor = Descriptors.Of(Conflict.Id);
        var severity = Severity is { } own ? Descriptors.Of(own) : descriptor.DefaultSeverity;
        return Diagnostic.Create(
            descriptor, Place ?? At.GetLocation(), severity, Operands.Select(static o => o.GetLocation()), properties.ToImmutable(), Text);
    }
}
