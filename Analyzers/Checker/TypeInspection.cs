using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Rules;
using NamedTorch.Analyzers.Symbols;
using RuleSet = NamedTorch.Analyzers.Rules.RuleSet;

namespace NamedTorch.Analyzers.Flow;

/// <summary>What the checker knows about expressions, for tools: completion, refactorings, explanations.</summary>
public static class TypeInspection
{
    /// <summary>The type of an expression at its place, joined over all ways there; null = no tensor, or nothing is known.</summary>
    public static TensorType? TypeOf(SemanticModel model, SyntaxNode expression, CancellationToken cancellation) =>
        All(model, expression, cancellation).TryGetValue(expression, out var type) ? type : null;

    /// <summary>The types of all tensor expressions of the body that holds a node.</summary>
    public static IReadOnlyDictionary<SyntaxNode, TensorType> All(SemanticModel model, SyntaxNode member, CancellationToken cancellation)
    {
        if (CheckedCompilation.Of(model.Compilation) is { } compilation && Root(model, member, cancellation) is var (root, owner)
            && BodyAnalysis.Run(compilation, root, owner, block => Graphs.Of(block, cancellation), RuleSet.Source, inspects: true, cancellation) is var (solution, _))
            return solution.Types();
        return new Dictionary<SyntaxNode, TensorType>();
    }

    // The outermost operation around a node is a body or an initializer; tops of files are bodies too.
    static (IOperation Root, ISymbol Owner)? Root(SemanticModel model, SyntaxNode member, CancellationToken cancellation)
    {
        IOperation? root = null;
        for (var node = member; node is not null; node = node.Parent)
            if (model.GetOperation(node, cancellation) is { } operation) root = operation;
        while (root?.Parent is { } parent) root = parent;
        if (root is null) return null;
        var owner = model.GetDeclaredSymbol(root.Syntax, cancellation) ?? model.GetEnclosingSymbol(root.Syntax.SpanStart, cancellation);
        return owner is null ? null : (root, owner);
    }
}
