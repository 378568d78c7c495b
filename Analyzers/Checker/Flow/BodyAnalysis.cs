using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Evaluation;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Flow;

/// <summary>From an operation block to what is known about it.</summary>
internal static class BodyAnalysis
{
    /// <summary>Evaluated operations of one body, after which the checker gives up on it.</summary>
    public const int Budget = 1_000_000;

    static readonly IReadOnlyDictionary<ISymbol, Value> nothing = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);

    /// <summary>Null where no tensor is mentioned: no graph is built then.</summary>
    /// <param name="compilation">What is read once per compilation.</param>
    /// <param name="block">The root operation of a method's body, an initializer, or an attribute.</param>
    /// <param name="owner">What it belongs to.</param>
    /// <param name="graph">Builds its flow graph.</param>
    /// <param name="source">Values that no signature states.</param>
    /// <param name="inspects">Keeps the types of all expressions.</param>
    /// <param name="cancellation">Stops it.</param>
    public static (Solution Solution, BodyFacts Facts)? Run(
        CheckedCompilation compilation, IOperation block, ISymbol owner, Func<IOperation, ControlFlowGraph> graph, ValueSource source, bool inspects, CancellationToken cancellation)
    {
        if (!MentionsTensor(compilation.Types, block)) return null;
        try
        {
            var facts = BodyReader.Read(compilation.Types, block);
            return (Nesting.Solve(new(compilation, facts, source, inspects, Budget, cancellation), graph(block), owner, nothing), facts);
        }
        // Expressions nested thousands deep: generated tables, sums of all terms of a series.
        catch (InsufficientExecutionStackException) { return (new() { GaveUp = true }, BodyFacts.None); }
    }

    static bool MentionsTensor(KnownTypes types, IOperation block)
    {
        foreach (var operation in block.DescendantsAndSelf())
            if (operation.Type is INamedTypeSymbol type && (types.IsTensor(type) || KnownTypes.Is(type, types.DimRef))) return true;
        return false;
    }
}
