using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>NT1102: an unnamed tensor of lower rank lines up with named dims by position alone, and takes whatever stands there.</summary>
internal sealed class UnnamedOperand : CallRule
{
    public override void Check(CallFacts call, Contracts contracts, Report report)
    {
        if (call.Operands is not [var left, var right] || call.Outcomes is not { Conflict: null, Types: [var result] }) return;
        // Only where operands meet position by position.
        if (contracts.Signature(call.Member)?.ToString().Contains("unify(") != true) return;
        Look(left, right);
        Look(right, left);

        void Look(CallOperand unnamed, CallOperand named)
        {
            var (small, large) = (unnamed.Type, named.Type);
            if (small.Dims is not { IsOpen: false, HasUnknown: false, HasNames: false } || small.Rank == 0 || large.Rank <= small.Rank || result.Rank != large.Rank) return;
            int offset = large.Rank - small.Rank;
            // What has one element is the same wherever it stands.
            var met = Enumerable.Range(0, small.Rank).Where(i => small.SizeArray[i] != 1).Select(i => large.Dims.NameAt(offset + i)).OfType<string>().ToList();
            if (met.Count == 0) return;
            report(new Conflict(DiagnosticId.NT1102, OperationName.Of(call.Member), ("operand", unnamed.Name), ("dims", string.Join(", ", met.Select(static n => $"'{n}'"))))
                .With(left.Name, left.Type).With(right.Name, right.Type), call.Operation.Syntax, contracts.Types.IsStrict ? Severity.Error : null);
        }
    }
}
