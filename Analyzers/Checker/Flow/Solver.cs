using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using NamedTorch.Analyzers.Evaluation;
using NamedTorch.Analyzers.Memory;
using NamedTorch.Analyzers.Rules;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Flow;

/// <summary>
/// Visits the blocks of one graph until what is known before each no longer changes. Blocks are taken in the graph's order, which sees
/// most predecessors first; branches whose condition is decided are not taken.
/// </summary>
internal sealed class Solver
{
    /// <summary>Lambdas within lambdas that are run where they are applied.</summary>
    const int MostInlined = 3;

    /// <summary>From this visit of a block on, what still changes there becomes unknown.</summary>
    const int Patience = 4;

    readonly Body body;
    readonly ControlFlowGraph graph;
    readonly ISymbol owner;
    readonly Regions regions;
    readonly OperationInterpreter interpreter;
    readonly Store?[] before;
    readonly int[] visits;
    readonly Trace?[] traces;
    readonly SortedSet<int> waiting = [];
    readonly int depth;
    readonly Dictionary<ISymbol, Value> entry = new(SymbolEqualityComparer.Default);

    public Solver(Body body, ControlFlowGraph graph, ISymbol owner, IReadOnlyDictionary<ISymbol, Value> captured)
        : this(body, graph, owner, captured, new(), 0) { }

    Solver(Body body, ControlFlowGraph graph, ISymbol owner, IReadOnlyDictionary<ISymbol, Value> captured, Places places, int depth)
    {
        this.depth = depth;
        (this.body, this.graph, this.owner) = (body, graph, owner);
        regions = new(graph);
        interpreter = new(body.Compilation, body.Facts, places, body.Source) { Inline = Inlined };
        int count = graph.Blocks.Length;
        (before, visits, traces) = (new Store?[count], new int[count], new Trace?[count]);
        foreach (var pair in captured) entry[pair.Key] = pair.Value;
        foreach (var parameter in (owner as IMethodSymbol)?.Parameters ?? []) entry[parameter] = EntryValues.Of(body.Compilation, parameter);
    }

    /// <summary>What is known before the first operation.</summary>
    public IReadOnlyDictionary<ISymbol, Value> Entry => entry;

    /// <summary>The last trace of every block that can be reached; none where the budget is spent.</summary>
    public List<Trace> Run()
    {
        foreach (var pair in entry) interpreter.Set(pair.Key, pair.Value);
        Reach(0, interpreter.Store);
        while (waiting.Count > 0)
        {
            body.Cancellation.ThrowIfCancellationRequested();
            int next = waiting.Min;
            waiting.Remove(next);
            Visit(graph.Blocks[next]);
            if (!body.Spend(traces[next]!.Steps + 1)) return [];
        }
        return [.. traces.OfType<Trace>()];
    }

    void Visit(BasicBlock block)
    {
        visits[block.Ordinal]++;
        interpreter.Store = before[block.Ordinal]!;
        interpreter.Trace = traces[block.Ordinal] = new() { Types = body.Inspects ? [] : null };
        var handlers = regions.HandlersOf(block);
        Throw();
        foreach (var operation in block.Operations)
        {
            interpreter.Of(operation);
            Throw();
        }
        var value = block.BranchValue is null ? Value.Unknown : interpreter.Of(block.BranchValue);
        Throw();
        if (block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.Return } && block.BranchValue is { } returned && block.ConditionalSuccessor is null)
            interpreter.Trace.Arrivals.Add(new(returned, owner, value, returned.Syntax));
        bool? taken = value is FlagValue flag && block.ConditionKind != ControlFlowConditionKind.None ? flag.Flag == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) : null;
        if (taken != false) Follow(block.ConditionalSuccessor);
        if (taken != true) Follow(block.FallThroughSuccessor);

        void Throw()
        {
            foreach (int handler in handlers) Reach(handler, interpreter.Store);
        }
    }

    void Follow(ControlFlowBranch? branch)
    {
        if (branch is null) return;
        var store = interpreter.Store;
        foreach (var region in branch.FinallyRegions)
        {
            Reach(region.FirstBlockOrdinal, store);
            // Afterwards, what the finally block changed is unknown.
            store = store.WithoutFields();
            foreach (var variable in regions.WrittenIn(region)) store = store.With(interpreter.Places.Of(variable), Value.Unknown);
        }
        if (branch.Destination is { } destination) Reach(destination.Ordinal, store);
    }

    // A lambda that is applied where it is written sees the variables as they are now; what it finds belongs to the block that applies it.
    Value Inlined(IFlowAnonymousFunctionOperation lambda, ImmutableArray<Value> arguments)
    {
        if (depth >= MostInlined || !interpreter.Trace.Lambdas.Contains(lambda) || lambda.Symbol.Parameters.Length != arguments.Length) return Value.Unknown;
        var solver = new Solver(body, graph.GetAnonymousFunctionControlFlowGraph(lambda, body.Cancellation), lambda.Symbol, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default), interpreter.Places, depth + 1);
        for (int i = 0; i < arguments.Length; i++) solver.entry[lambda.Symbol.Parameters[i]] = arguments[i];
        solver.interpreter.Store = interpreter.Store;
        Value? result = null;
        foreach (var trace in solver.Run())
        {
            interpreter.Trace.Findings.AddRange(trace.Findings);
            interpreter.Trace.Calls.AddRange(trace.Calls);
            interpreter.Trace.Arrivals.AddRange(trace.Arrivals);
            foreach (var arrival in trace.Arrivals)
                if (SymbolEqualityComparer.Default.Equals(arrival.Place, lambda.Symbol)) result = result is null ? arrival.Value : Value.Join(result, arrival.Value);
        }
        interpreter.Store = interpreter.Store.WithoutFields();
        return result ?? Value.Unknown;
    }

    void Reach(int block, Store store)
    {
        var known = before[block];
        var joined = known is null ? store : known.Join(store, visits[block] < Patience ? Value.Join : Widen);
        if (ReferenceEquals(joined, known)) return;
        before[block] = joined;
        waiting.Add(block);
    }

    static Value Widen(Value left, Value right) => left.Equals(right) ? left : Value.Unknown;
}
