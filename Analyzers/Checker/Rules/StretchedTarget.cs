using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>NT1101: after a compound assignment the variable has dims that it did not have; what it was is repeated along them.</summary>
internal sealed class StretchedTarget : CallRule
{
    public override void Check(CallFacts call, Contracts contracts, Report report)
    {
        if (call.Operation is not ICompoundAssignmentOperation || call.Operands is not [var left, var right] || call.Outcomes is not { Conflict: null, Types: [var result] }) return;
        // A running sum may start from one number.
        if (left.Type.Dims is not { IsOpen: false, HasUnknown: false } dims || dims.Count == 0 || result.Dims.IsOpen || result.Rank <= dims.Count) return;
        report(new Conflict(DiagnosticId.NT1101, OperationName.Of(call.Member), ("left", left.Name), ("left_type", left.Type), ("right", right.Name), ("right_type", right.Type)), call.Operation.Syntax);
    }
}
