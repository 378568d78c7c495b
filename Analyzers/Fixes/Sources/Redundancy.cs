using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>A call that changes nothing goes.</summary>
internal sealed class Redundancy : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT4003"];

    public override IReadOnlyList<string> Keys { get; } = ["Redundancy"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if (problem.Call is { Expression: MemberAccessExpressionSyntax access } call)
            yield return new($"Remove '{access.Name}'", "Redundancy", call, access.Expression.WithTriviaFrom(call));
    }
}
