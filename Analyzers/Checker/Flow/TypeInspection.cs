using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Flow;

/// <summary>What the checker knows about expressions, for tools: completion, refactorings, explanations.</summary>
public static class TypeInspection
{
    static readonly IReadOnlyDictionary<SyntaxNode, TensorType> none = new Dictionary<SyntaxNode, TensorType>();

    /// <summary>The type of an expression at its place, joined over all ways there; null = no tensor, or nothing is known.</summary>
    public static TensorType? TypeOf(SemanticModel model, SyntaxNode expression, CancellationToken cancellation) =>
        All(model, expression, cancellation).TryGetValue(expression, out var type) ? type : null;

    /// <summary>The types of all tensor expressions of the member that holds a node.</summary>
    public static IReadOnlyDictionary<SyntaxNode, TensorType> All(SemanticModel model, SyntaxNode member, CancellationToken cancellation) => none;
}
