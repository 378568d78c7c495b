using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Autograd;

/// <summary>
/// One walk over the tape, newest node first: every node is visited once, after all that depend on it, so cotangents are complete
/// when they are pulled back.
/// </summary>
sealed class BackwardPass(bool keepGraph, bool createGraph)
{
    readonly PriorityQueue<Node, long> ready = new();
    readonly Dictionary<Node, Tensor?[]> pending = [];

    /// <summary>Gradients asked for instead of accumulated into leaves, or null.</summary>
    internal Dictionary<(Node, int), Tensor?>? Captures { get; init; }

    internal void Seed(Edge origin, Tensor cotangent) => Send(origin, cotangent);

    internal void Run()
    {
        var modes = Modes.Current;
        bool before = modes.IsRecording;
        modes.IsRecording = createGraph;
        try
        {
            while (ready.TryDequeue(out var node, out _)) Visit(node);
        }
        finally
        {
            modes.IsRecording = before;
        }
    }

    void Visit(Node node)
    {
        pending.Remove(node, out var cotangents);
        for (int i = 0; i < cotangents!.Length; i++)
        {
            cotangents[i] = Hooked(node, i, cotangents[i]);
            if (Captures is { } captures && captures.ContainsKey((node, i))) captures[(node, i)] = cotangents[i];
        }
        if (node is LeafNode leaf)
        {
            if (Captures is null) Accumulate(leaf.Leaf, cotangents[0]!);
            return;
        }
        var gradients = new Tensor?[node.Edges.Length];
        node.Pull(cotangents, gradients);
        for (int i = 0; i < gradients.Length; i++)
            if (gradients[i] is { } g && node.Needs(i)) Send(node.Edges[i], g);
        if (!keepGraph) node.Release();
    }

    void Send(Edge to, Tensor cotangent)
    {
        if (to.Node is not { } node) return;
        if (!pending.TryGetValue(node, out var slots))
        {
            pending[node] = slots = new Tensor?[node.OutputCount];
            ready.Enqueue(node, -node.Order);
        }
        var type = node.OutputType(to.Output);
        if (!cotangent.Type.Equals(type))
            throw new Conflict(DiagnosticId.NT6003, node.Operation, ("reason", "a cotangent has another type than the output it belongs to.")).With("cotangent", cotangent.Type).With("output", type).ToException();
        if (cotangent.DType != node.OutputDType(to.Output)) cotangent = cotangent.To(node.OutputDType(to.Output));
        slots[to.Output] = slots[to.Output] is { } sum ? sum + cotangent : cotangent;
    }

    static Tensor? Hooked(Node node, int output, Tensor? cotangent)
    {
        if (cotangent is null || node.Hooks?[output] is not { } hooks) return cotangent;
        foreach (var hook in hooks) cotangent = hook(cotangent) ?? cotangent;
        return cotangent;
    }

    static void Accumulate(Tensor leaf, Tensor gradient)
    {
        lock (leaf) leaf.Grad = leaf.Grad is { } sum ? sum + gradient : gradient;
    }
}
