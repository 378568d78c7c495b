using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>NT3001: an argument breaks the [Dims] of its parameter. Within one call a name means one size.</summary>
internal sealed class ArgumentContracts : CallRule
{
    public override void Check(CallFacts call, Contracts contracts, Report report)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var operand in call.Operands)
            if (operand.Parameter is { } parameter && contracts.Dims(parameter) is { } contract
                && contract.Match(operand.Type, OperationName.Of(call.Member), operand.Name, DiagnosticId.NT3001, sizes) is { } conflict)
                report(conflict.With(operand.Name, operand.Type), operand.Syntax);
    }
}
