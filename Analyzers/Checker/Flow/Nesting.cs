using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using NamedTorch.Analyzers.Evaluation;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Flow;

/// <summary>Solves a graph, then the functions nested in it, which see the captured variables that are written once.</summary>
internal static class Nesting
{
    /// <param name="body">What all functions share.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="owner">The function, field or property it belongs to.</param>
    /// <param name="captured">Variables of enclosing functions.</param>
    public static Solution Solve(Body body, ControlFlowGraph graph, ISymbol owner, IReadOnlyDictionary<ISymbol, Value> captured)
    {
        var solver = new Solver(body, graph, owner, captured);
        var traces = solver.Run();
        body.Solution.Traces.AddRange(traces);
        if (body.Solution.GaveUp) return body.Solution;
        var settled = Settled(body.Facts, solver.Entry, traces);
        foreach (var function in graph.LocalFunctions) Solve(body, graph.GetLocalFunctionControlFlowGraph(function, body.Cancellation), function, settled);
        var met = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var lambda in traces.SelectMany(static t => t.Lambdas))
            if (met.Add(lambda.Symbol)) Solve(body, graph.GetAnonymousFunctionControlFlowGraph(lambda, body.Cancellation), lambda.Symbol, settled);
        return body.Solution;
    }

    static Dictionary<ISymbol, Value> Settled(BodyFacts facts, IReadOnlyDictionary<ISymbol, Value> entry, List<Trace> traces)
    {
        var settled = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var pair in entry.Concat(traces.SelectMany(static t => t.Written)))
            if (!facts.IsRewritten(pair.Key)) settled[pair.Key] = pair.Value;
        return settled;
    }
}
