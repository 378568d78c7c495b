using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using NamedTorch.Analyzers.Evaluation;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Flow;

/// <summary>An executable body with everything that is nested in it.</summary>
/// <param name="compilation">What is read once per compilation.</param>
/// <param name="facts">What its text says.</param>
/// <param name="source">Values that no signature states.</param>
/// <param name="inspects">Keeps the types of all expressions.</param>
/// <param name="budget">Operations to evaluate before giving up.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class Body(CheckedCompilation compilation, BodyFacts facts, ValueSource source, bool inspects, int budget, CancellationToken cancellation)
{
    public CheckedCompilation Compilation => compilation;

    public BodyFacts Facts => facts;

    public ValueSource Source => source;

    public bool Inspects => inspects;

    public CancellationToken Cancellation => cancellation;

    public Solution Solution { get; } = new();

    /// <summary>Counts steps; false once the budget is spent.</summary>
    public bool Spend(int steps)
    {
        budget -= steps;
        if (budget < 0) Solution.GaveUp = true;
        return budget >= 0;
    }

    /// <summary>Solves a graph, then the functions nested in it, which see the captured variables that are written once.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="owner">The function, field or property it belongs to.</param>
    /// <param name="captured">Variables of enclosing functions.</param>
    public Solution Solve(ControlFlowGraph graph, ISymbol owner, IReadOnlyDictionary<ISymbol, Value> captured)
    {
        var solver = new Solver(this, graph, owner, captured);
        var traces = solver.Run();
        Solution.Traces.AddRange(traces);
        if (Solution.GaveUp) return Solution;
        var settled = Settled(solver.Entry, traces);
        foreach (var function in graph.LocalFunctions) Solve(graph.GetLocalFunctionControlFlowGraph(function, cancellation), function, settled);
        var met = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var lambda in traces.SelectMany(static t => t.Lambdas))
            if (met.Add(lambda.Symbol)) Solve(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation), lambda.Symbol, settled);
        return Solution;
    }

    Dictionary<ISymbol, Value> Settled(IReadOnlyDictionary<ISymbol, Value> entry, List<Trace> traces)
    {
        var settled = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var pair in entry.Concat(traces.SelectMany(static t => t.Written)))
            if (!facts.IsRewritten(pair.Key)) settled[pair.Key] = pair.Value;
        return settled;
    }
}
