using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NamedTorch.Analyzers.Flow;

/// <summary>Where exceptions go, and what finally blocks change: edges that the flow graph does not draw.</summary>
internal sealed class Regions
{
    readonly Dictionary<ControlFlowRegion, ImmutableArray<int>> handlers = [];
    readonly Dictionary<ControlFlowRegion, ImmutableArray<ISymbol>> written = [];
    readonly ControlFlowGraph graph;

    public Regions(ControlFlowGraph graph) => this.graph = graph;

    /// <summary>The first blocks of all handlers that an exception in a block may reach.</summary>
    public ImmutableArray<int> HandlersOf(BasicBlock block) => HandlersOf(block.EnclosingRegion);

    ImmutableArray<int> HandlersOf(ControlFlowRegion region)
    {
        // Around a lambda's graph stand the regions of the graph that it is written in.
        if (ReferenceEquals(region, graph.Root) || region.EnclosingRegion is not { } outer) return [];
        if (handlers.TryGetValue(region, out var known)) return known;
        var found = HandlersOf(outer);
        if (region.Kind == ControlFlowRegionKind.Try)
            found = found.AddRange(outer.NestedRegions.Where(static r => r.Kind != ControlFlowRegionKind.Try).Select(static r => r.FirstBlockOrdinal));
        return handlers[region] = found;
    }

    /// <summary>The variables that a finally block assigns.</summary>
    public ImmutableArray<ISymbol> WrittenIn(ControlFlowRegion region)
    {
        if (written.TryGetValue(region, out var known)) return known;
        var symbols = ImmutableArray.CreateBuilder<ISymbol>();
        for (int i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
            foreach (var operation in graph.Blocks[i].Operations.SelectMany(static o => o.DescendantsAndSelf()))
                switch (operation)
                {
                    case ILocalReferenceOperation local: symbols.Add(local.Local); break;
                    case IParameterReferenceOperation parameter: symbols.Add(parameter.Parameter); break;
                }
        return written[region] = symbols.ToImmutable();
    }
}
