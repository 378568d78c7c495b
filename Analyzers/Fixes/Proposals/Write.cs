using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace NamedTorch.Analyzers.Fixes.Proposals;

/// <summary>Syntax of calls and dims.</summary>
internal static class Write
{
    /// <summary>receiver.Method(arguments), in the place and with the spaces around of the receiver.</summary>
    public static ExpressionSyntax Call(ExpressionSyntax receiver, string method, IEnumerable<ExpressionSyntax> arguments) =>
        InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Tight(receiver), IdentifierName(method)),
            ArgumentList(SeparatedList(arguments.Select(static a => Argument(a.WithoutTrivia())), Enumerable.Repeat(Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space), Math.Max(0, arguments.Count() - 1)))))
            .WithTriviaFrom(receiver);

    public static ExpressionSyntax Call(ExpressionSyntax receiver, string method, params ExpressionSyntax[] arguments) => Call(receiver, method, (IEnumerable<ExpressionSyntax>)arguments);

    public static ExpressionSyntax Text(string value) => LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(value));

    /// <summary>The dim as this code writes it: its Dim if one of that name is in sight, else a string.</summary>
    public static ExpressionSyntax Dim(Problem problem, string name)
    {
        var symbols = problem.Model.LookupSymbols(problem.At.SpanStart, name: name);
        bool isDim = symbols.Length == 1 && (symbols[0] switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        }) is { Name: "Dim", ContainingNamespace.Name: "NamedTorch" };
        return isDim ? IdentifierName(name) : Text(name);
    }

    /// <summary>Whether an expression may be written twice: no call is repeated, nothing happens twice.</summary>
    public static bool IsRepeatable(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsRepeatable(access.Expression),
        ParenthesizedExpressionSyntax inner => IsRepeatable(inner.Expression),
        _ => false,
    };

    static ExpressionSyntax Tight(ExpressionSyntax receiver) => receiver.WithoutTrivia() switch
    {
        { } e and (IdentifierNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or GenericNameSyntax) => e,
        var e => ParenthesizedExpression(e),
    };
}
