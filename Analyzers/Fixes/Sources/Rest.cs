using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>A list of dims that leaves some out: ".." in front stands for them.</summary>
internal sealed class Rest : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT1005", "NT1006"];

    public override IReadOnlyList<string> Keys { get; } = ["Rest"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if (problem.Call is not { ArgumentList.Arguments: { Count: > 0 } arguments } call) yield break;
        var rest = SyntaxFactory.Argument(Write.Text(".."));
        yield return new("Keep the other dims with \"..\"", "Rest", call.ArgumentList, call.ArgumentList.WithArguments(arguments.Insert(0, rest)));
    }
}
