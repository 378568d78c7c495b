using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Evaluation;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Flow;

/// <summary>What is finally known about one body, nested functions included: the trace of every block that can be reached.</summary>
internal sealed class Solution
{
    public List<Trace> Traces { get; } = [];

    /// <summary>True if the budget was spent before everything settled: then nothing of it counts.</summary>
    public bool GaveUp { get; set; }

    /// <summary>The types of tensor expressions, joined over lambdas that are met more than once.</summary>
    public IReadOnlyDictionary<SyntaxNode, TensorType> Types()
    {
        var types = new Dictionary<SyntaxNode, TensorType>();
        if (GaveUp) return types;
        foreach (var trace in Traces)
            foreach (var seen in trace.Types ?? [])
                types[seen.Key] = types.TryGetValue(seen.Key, out var before) ? Inference.Join.Of(before, seen.Value) : seen.Value;
        return types;
    }
}
