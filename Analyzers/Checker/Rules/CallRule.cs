using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>Takes a conflict and the syntax to underline; without a severity the catalogue's counts.</summary>
internal delegate void Report(Conflict conflict, SyntaxNode at, Severity? severity = null);

/// <summary>
/// Looks at every reachable call, once, after the flow has settled. A rule keeps nothing between calls. What it reports is shown even
/// where the signature's own conflict is; it should stay silent then (<c>call.Outcomes?.Conflict</c>).
/// </summary>
internal abstract class CallRule
{
    public abstract void Check(CallFacts call, Contracts contracts, Report report);
}
