using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>
/// What one visit of a block found. The last visit of a block starts from what is finally known there, so its trace is the one that counts.
/// </summary>
internal sealed class Trace
{
    public List<Finding> Findings { get; } = [];

    public List<CallFacts> Calls { get; } = [];

    public List<Arrival> Arrivals { get; } = [];

    /// <summary>Lambdas that were met; local functions the graph lists itself.</summary>
    public List<IFlowAnonymousFunctionOperation> Lambdas { get; } = [];

    /// <summary>The last value given to each variable.</summary>
    public Dictionary<ISymbol, Value> Written { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The types of tensor expressions; null unless someone asked for them.</summary>
    public Dictionary<SyntaxNode, TensorType>? Types { get; set; }

    /// <summary>Evaluated operations.</summary>
    public int Steps { get; set; }
}
