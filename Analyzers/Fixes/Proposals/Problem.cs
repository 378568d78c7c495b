using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Flow;

namespace NamedTorch.Analyzers.Fixes.Proposals;

/// <summary>A report to be fixed: its syntax, its operands and what the checker knows about them.</summary>
internal sealed class Problem(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
{
    IReadOnlyDictionary<SyntaxNode, TensorType>? types;

    /// <summary>"NT1001".</summary>
    public string Id => diagnostic.Id;

    public SemanticModel Model => model;

    /// <summary>The syntax that is reported.</summary>
    public SyntaxNode At { get; } = Unwrapped(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true));

    /// <summary>The tensors that take part, in order.</summary>
    public IReadOnlyList<ExpressionSyntax> Operands { get; } =
        [.. diagnostic.AdditionalLocations.Where(l => l.SourceTree == root.SyntaxTree).Select(l => Unwrapped(root.FindNode(l.SourceSpan, getInnermostNodeForTie: true))).OfType<ExpressionSyntax>().Select(static e => e.Parent is ParenthesizedExpressionSyntax outer ? outer : e)];

    /// <summary>A value of the message: "dim", "nearest", "left_dim".</summary>
    public string? this[string name] => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;

    /// <summary>What is known about an expression.</summary>
    public TensorType? TypeOf(SyntaxNode expression)
    {
        types ??= TypeInspection.All(model, expression, cancellation);
        while (expression is ParenthesizedExpressionSyntax inner) expression = inner.Expression;
        return types.TryGetValue(expression, out var type) ? type : null;
    }

    /// <summary>The call that the report is about, or is an argument of.</summary>
    public InvocationExpressionSyntax? Call => At.FirstAncestorOrSelf<InvocationExpressionSyntax>();

    static SyntaxNode Unwrapped(SyntaxNode node) => node is ArgumentSyntax argument ? argument.Expression : node;
}
