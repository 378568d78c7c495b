using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>Squeeze() says which dim goes.</summary>
internal sealed class NamedSqueeze : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT2005"];

    public override IReadOnlyList<string> Keys { get; } = ["NamedSqueeze"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if (problem.Call is not { Expression: MemberAccessExpressionSyntax access } call || problem.TypeOf(access.Expression) is not { } type) yield break;
        for (int i = 0; i < type.Rank; i++)
            if (type.SizeArray[i] == 1 && type.Dims.NameAt(i) is { } name)
                yield return new($"Squeeze '{name}'", "NamedSqueeze", call, Write.Call(access.Expression, "Squeeze", Write.Dim(problem, name)));
    }
}
