using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>A Dim in a method says its name: that of the variable.</summary>
internal sealed class ExplicitName : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT5001"];

    public override IReadOnlyList<string> Keys { get; } = ["ExplicitName"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if (problem.At is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation || Variable(creation) is not { } name) yield break;
        var arguments = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Write.Text(name))));
        yield return new($"Name it \"{name}\"", "ExplicitName", creation, creation.WithArgumentList(arguments));
    }

    static string? Variable(SyntaxNode creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
        _ => null,
    };
}
