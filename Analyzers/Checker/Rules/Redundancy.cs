using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>NT4003: a refine or an align that changes nothing.</summary>
internal sealed class Redundancy : CallRule
{
    public override void Check(CallFacts call, Contracts contracts, Report report)
    {
        if (call.Operands is not [{ Type: { Dims: { IsOpen: false, HasUnknown: false } dims } type } operand, ..] || call.Outcomes is not { Conflict: null, Types: [var result] }) return;
        if (!ReferenceEquals(result.Dims, dims) || contracts.Signature(call.Member)?.ToString() is not { } text) return;
        string output = text.Substring(text.LastIndexOf("->", StringComparison.Ordinal) + 2).Trim();
        if (output.StartsWith("align(", StringComparison.Ordinal) || output.StartsWith("refine(", StringComparison.Ordinal))
            report(new Conflict(DiagnosticId.NT4003, OperationName.Of(call.Member), ("operand", operand.Name), ("type", type)), call.Operation.Syntax);
    }
}
