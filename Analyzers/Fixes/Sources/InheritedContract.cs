using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>An override says what it overrides says.</summary>
internal sealed class InheritedContract : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT3005"];

    public override IReadOnlyList<string> Keys { get; } = ["InheritedContract"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if (problem.At.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList: { } arguments } || problem["inherited"] is not { } inherited) yield break;
        var text = SyntaxFactory.AttributeArgument(Write.Text(inherited.Trim('"')));
        yield return new($"Copy the inherited contract \"{inherited}\"", "InheritedContract", arguments, arguments.WithArguments(SyntaxFactory.SingletonSeparatedList(text)));
    }
}
