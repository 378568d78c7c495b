using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Fixes.Proposals;
using NamedTorch.Analyzers.Fixes.Sources;

namespace NamedTorch.Analyzers.Fixes;

/// <summary>All sources of fixes.</summary>
internal static class FixCatalogue
{
    static readonly ImmutableArray<FixSource> sources =
        [new NearestName(), new Alignment(), new Squeezing(), new Renaming(), new Rest(), new NamedSqueeze(), new UnnamedOperand(), new ContractAlignment(), new NameOfPosition(), new Redundancy(),
            new ExplicitName(), new InheritedContract(), new InferredContract()];

    public static ImmutableArray<string> Ids { get; } = [.. sources.SelectMany(static s => s.Ids).Distinct()];

    /// <summary>Whether a fix of a rule may have this key.</summary>
    public static bool Knows(string id, string? key) => key is not null && sources.Any(s => s.Ids.Contains(id) && s.Keys.Contains(key.Split(':')[0]));

    /// <summary>What may mend a report, the likeliest first; not yet tried.</summary>
    public static IEnumerable<Candidate> For(Diagnostic report, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        var problem = new Problem(report, root, model, cancellation);
        return sources.Where(s => s.Ids.Contains(report.Id)).SelectMany(s => s.For(problem));
    }
}
