using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NamedTorch.Analyzers.Fixes.Proposals;

/// <summary>An expression as an argument.</summary>
internal static class Trimming
{
    public static ExpressionSyntax WithoutTriviaAndParentheses(this ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax inner ? inner.Expression.WithoutTriviaAndParentheses() : expression.WithoutTrivia();
}
