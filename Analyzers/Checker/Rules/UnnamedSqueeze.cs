using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>NT2005: sizes at run time decide which dims go. Strict rules refuse it where there are names.</summary>
internal sealed class UnnamedSqueeze : CallRule
{
    public override void Check(CallFacts call, Contracts contracts, Report report)
    {
        if (call.Operands is not [{ Type: var type } operand, ..] || !contracts.DependsOnSizes(call.Member)) return;
        // Nothing known, nothing said; and where all sizes stand in the source nothing is left to chance.
        if (!type.Dims.HasNames && (type.Dims.IsOpen || type.Dims.HasUnknown || type.Sizes.All(static s => s >= 0))) return;
        report(new Conflict(DiagnosticId.NT2005, OperationName.Of(call.Member)).With(operand.Name, type), call.Operation.Syntax,
            type.Dims.HasNames && call.Rules.IsStrict ? Severity.Error : null);
    }
}
