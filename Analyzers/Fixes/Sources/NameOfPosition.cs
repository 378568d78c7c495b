using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>A dim by position whose name is known: the name.</summary>
internal sealed class NameOfPosition : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT4001"];

    public override IReadOnlyList<string> Keys { get; } = ["NameOfPosition"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if (problem["dim"] is { Length: > 0 } dim && problem.At is ExpressionSyntax place)
            yield return new($"Use '{dim}'", "NameOfPosition", place, Write.Dim(problem, dim).WithTriviaFrom(place));
    }
}
