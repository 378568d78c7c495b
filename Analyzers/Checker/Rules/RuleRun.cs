using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NamedTorch.Analyzers.Evaluation;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>Shows the rules what flowed, and gathers what they and the signatures say.</summary>
internal static class RuleRun
{
    /// <summary>All findings, none twice at one place, none where an exception is expected.</summary>
    public static IEnumerable<Finding> Of(IEnumerable<Trace> traces, BodyFacts facts, Contracts contracts, LossBroadcast? losses)
    {
        var findings = new List<Finding>();
        IReadOnlyList<CallRule> rules = losses is null ? RuleSet.Calls : [.. RuleSet.Calls, losses];
        foreach (var trace in traces)
        {
            findings.AddRange(trace.Findings);
            foreach (var call in trace.Calls)
                foreach (var rule in rules)
                    rule.Check(call, contracts, (conflict, at, severity) => findings.Add(new(conflict, at, [.. call.Operands.Select(static o => o.Syntax)], severity)));
            foreach (var arrival in trace.Arrivals)
                foreach (var rule in RuleSet.Arrivals)
                    rule.Check(arrival, contracts, (conflict, at, severity) => findings.Add(new(conflict, at, [arrival.Syntax], severity)));
        }
        var seen = new HashSet<(DiagnosticId, TextSpan)>();
        return findings.Where(f => !facts.IsSilent(f.At.Span) && seen.Add((f.Conflict.Id, f.At.Span)));
    }
}
