using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Fixes.Proposals;
using NamedTorch.Inference;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>A method that gives a tensor declares what was inferred of it: <c>[return: Dims("batch", "model")]</c>.</summary>
internal sealed class InferredContract : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT3006"];

    public override IReadOnlyList<string> Keys { get; } = ["InferredContract"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if (problem.At.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && Contract(problem, method) is { } names) yield return Insert(method, names);
    }

    /// <summary>The method under the contract.</summary>
    public static Candidate Insert(MethodDeclarationSyntax method, IReadOnlyList<string> names)
    {
        var attribute = SyntaxFactory.Attribute(SyntaxFactory.IdentifierName("Dims"), SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList(names.Select(static n => SyntaxFactory.AttributeArgument(Write.Text(n))))));
        var list = SyntaxFactory.AttributeList(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.ReturnKeyword)), SyntaxFactory.SingletonSeparatedList(attribute))
            .WithLeadingTrivia(method.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        var bare = method.WithoutLeadingTrivia();
        return new($"Insert [return: Dims({string.Join(", ", names.Select(static n => $"\"{n}\""))})]", "InferredContract", method, bare.WithAttributeLists(bare.AttributeLists.Insert(0, list)));
    }

    /// <summary>Names of the returned tensors, joined over all returns; null where nothing is worth saying.</summary>
    public static IReadOnlyList<string>? Contract(Problem problem, MethodDeclarationSyntax method)
    {
        var returned = method.ExpressionBody is { } body ? [body.Expression]
            : method.DescendantNodes(static n => n is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(static r => r.Expression).OfType<ExpressionSyntax>().ToList();
        TensorType? joined = null;
        foreach (var expression in returned)
        {
            if (problem.TypeOf(expression) is not { } type) return null;
            joined = joined is null ? type : Join.Of(joined, type);
        }
        if (joined is null || !joined.Dims.HasNames || joined.Dims.Any(static d => d.Name?.EndsWith("*", StringComparison.Ordinal) == true)) return null;
        var names = joined.Dims.Select(static d => d.Kind switch { DimKind.Named => d.Name!, DimKind.Unnamed => "?", _ => "_" });
        return joined.Dims.IsOpen ? ["..", .. names] : [.. names];
    }
}
