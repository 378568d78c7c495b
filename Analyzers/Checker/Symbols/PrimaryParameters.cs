using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NamedTorch.Analyzers.Symbols;

/// <summary>Parameters of primary constructors, which members capture and could assign.</summary>
internal static class PrimaryParameters
{
    static readonly ConditionalWeakTable<IParameterSymbol, object> assigned = new();

    /// <summary>True if some member of the type, in any of its parts, assigns a name like the parameter's.</summary>
    public static bool MayBeAssigned(IParameterSymbol parameter) =>
        (bool)assigned.GetValue(parameter, static p => p.ContainingType.DeclaringSyntaxReferences.Any(part => part.GetSyntax().DescendantNodes().Any(node => Assigns(node, p.Name))));

    static bool Assigns(SyntaxNode node, string name) => node switch
    {
        AssignmentExpressionSyntax assignment => Targets(assignment.Left, name),
        PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression) => Targets(unary.Operand, name),
        PostfixUnaryExpressionSyntax unary when !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression) => Targets(unary.Operand, name),
        ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => Targets(argument.Expression, name),
        RefExpressionSyntax reference => Targets(reference.Expression, name),
        _ => false,
    };

    static bool Targets(ExpressionSyntax target, string name) => target switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        TupleExpressionSyntax tuple => tuple.Arguments.Any(a => Targets(a.Expression, name)),
        ParenthesizedExpressionSyntax parenthesized => Targets(parenthesized.Expression, name),
        _ => false,
    };
}
