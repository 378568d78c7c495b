using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Tape;

/// <summary>
/// One walk over the tape. A first walk counts how many cotangents every node waits for; then each node is pulled back once, when its
/// cotangents are complete, the latest first, so that leaves are served as early as possible. Both walks are loops: graphs may be as
/// deep as memory allows. The notes hang on the nodes; where another pass already hangs there, in a table.
/// </summary>
sealed class BackwardPass
{
    readonly bool keepGraph, createGraph;
    readonly bool isAnomalyMode;
    readonly NameRules rules = NameRules.Current;
    readonly Nursery? nursery;
    readonly Loans loans;
    readonly Stack<Visit> ready = new();
    readonly Tensor?[]? captures;
    Dictionary<Node, Visit>? table;
    Visit? opened;
    Tensor?[] gradients = new Tensor?[4];
    bool[] wanted = [];

    internal BackwardPass(bool keepGraph, bool createGraph, Tensor?[]? captures = null)
    {
        (this.keepGraph, this.createGraph, this.captures) = (keepGraph, createGraph, captures);
        var modes = Modes.Current;
        isAnomalyMode = modes.IsAnomalyMode;
        // What is recorded or watched is seen by others: then nothing is ours.
        nursery = createGraph || modes.Interceptor is not null ? null : new();
        loans = new(nursery);
    }

    /// <summary>Sends the cotangents off from the outputs; requested gradients, if any, come out where <paramref name="targets"/> say.</summary>
    internal void Run(ReadOnlySpan<Edge> outputs, ReadOnlySpan<Tensor> cotangents, ReadOnlySpan<Edge> targets)
    {
        var modes = Modes.Current;
        var (recording, inference, born) = (modes.IsRecording, modes.IsInference, Nursery.Current);
        var keeper = modes.Keeper;
        try
        {
            // What the forward pass allowed, its derivative does not refuse: every type was checked there.
            using var lenient = NameRules.Use(NameRules.PyTorch);
            Count(outputs, targets);
            modes.IsRecording = createGraph;
            modes.IsInference = false;
            modes.Keeper = null;
            Nursery.Current = nursery;
            for (int i = 0; i < outputs.Length; i++) Seed(outputs[i], cotangents[i]);
            foreach (var output in outputs)
                if (Find(output.Node!) is { Missing: 0 } visit && visit.IsWanted) Ready(visit);
            while (ready.TryPop(out var visit))
            {
                Settle(visit);
                nursery?.Sweep();
            }
        }
        finally
        {
            (modes.IsRecording, modes.IsInference, Nursery.Current, modes.Keeper) = (recording, inference, born, keeper);
            for (; opened is not null; opened = opened.Next) Close(opened);
            if (!keepGraph) CollectionRhythm.PassEnded();
        }
    }

    void Seed(Edge output, Tensor cotangent)
    {
        if (isAnomalyMode) Anomaly.CheckSeed(output.Node!, cotangent);
        Loans.HandOut(cotangent);
        var visit = Find(output.Node!)!;
        ref var slot = ref visit.Slot(output.Output);
        slot = slot is null ? cotangent : loans.Add(slot, cotangent);
    }

    void Ready(Visit visit)
    {
        visit.Missing = -1;
        ready.Push(visit);
    }

    void Settle(Visit visit)
    {
        var node = visit.Node;
        var cotangents = visit.Slots;
        bool any = false;
        for (int i = 0; i < cotangents.Length; i++)
        {
            if (cotangents[i] is null) continue;
            any = true;
            if (node.Hooks is { } hooks) cotangents[i] = Hooked(node, hooks, i, cotangents[i]!);
        }
        if (visit.Captured is { } places) Capture(cotangents, places);
        if (node is LeafNode leaf)
        {
            if (captures is null && any) Store(leaf, cotangents[0]!);
            return;
        }
        PullBack(visit, any);
        foreach (ref var cotangent in cotangents)
            if (cotangent is { } done)
            {
                loans.Return(done);
                cotangent = null;
            }
    }

    void PullBack(Visit visit, bool any)
    {
        var node = visit.Node;
        var edges = node.Edges;
        if (gradients.Length < edges.Length) gradients = new Tensor?[2 * edges.Length];
        var pulled = gradients.AsSpan(0, edges.Length);
        var asked = captures is null ? default : Asked(edges);
        if (any && (captures is null || asked.Contains(true)))
        {
            if (node.RunsUserCode) RunUserCode(visit, pulled, asked);
            else node.Pull(visit.Slots, pulled, asked);
            if (isAnomalyMode) Anomaly.Check(node, pulled);
            for (int i = 0; i < edges.Length; i++)
                if (pulled[i] is { } gradient) pulled[i] = Held(edges[i], gradient);
        }
        if (!keepGraph) node.Release();
        for (int i = 0; i < edges.Length; i++)
        {
            if (edges[i].Node is { } origin) Arrive(origin, edges[i].Output, pulled[i]);
            pulled[i] = null;
        }
    }

    // User code may keep what it sees and return what it keeps: its cotangents leave the nursery, its results never enter it.
    void RunUserCode(Visit visit, Span<Tensor?> pulled, ReadOnlySpan<bool> asked)
    {
        foreach (var cotangent in visit.Slots)
            if (cotangent is not null) Loans.HandOut(cotangent);
        using var outside = new UserCode(rules);
        visit.Node.Pull(visit.Slots, pulled, asked);
    }

    // All gradients of a node are borrowed before the first is added to another: two of them may be one tensor.
    Tensor? Held(Edge to, Tensor gradient)
    {
        if (to.Node is not { } node) return null;
        var type = node.OutputType(to.Output);
        if (!ReferenceEquals(gradient.Type, type) && !gradient.Type.Equals(type))
            throw new Conflict(DiagnosticId.NT6003, node.Operation, ("reason", "a derivative has another type than what it is the derivative of."), ("fix", "This is a fault of the operation that follows."))
                .With("gradient", gradient.Type).With("output", type).ToException();
        if (gradient.DType != node.OutputDType(to.Output)) gradient = gradient.To(node.OutputDType(to.Output));
        loans.Borrow(gradient);
        return gradient;
    }

    void Arrive(Node origin, int output, Tensor? gradient)
    {
        var visit = Find(origin)!;
        if (!visit.IsWanted)
        {
            if (gradient is not null) loans.Return(gradient);
            return;
        }
        if (gradient is not null)
        {
            ref var slot = ref visit.Slot(output);
            slot = slot is null ? gradient : loans.Add(slot, gradient);
        }
        if (--visit.Missing == 0) Ready(visit);
    }

    Tensor Hooked(Node node, HookTable hooks, int output, Tensor cotangent)
    {
        var list = hooks.At(output);
        if (list.Length == 0 && hooks.Retained(output) is null) return cotangent;
        Loans.HandOut(cotangent);
        using var outside = new UserCode(rules);
        foreach (var hook in list)
            if (hook.Run(cotangent) is { } other)
            {
                cotangent = Cotangent.Fit("Hook", other, node.OutputType(output), node.OutputDType(output));
                Loans.HandOut(cotangent);
            }
        if (hooks.Retained(output) is { } retained) retained.Accumulator().Accumulate(cotangent, static (g, sum, _) => sum is null ? g : sum + g);
        return cotangent;
    }

    void Store(LeafNode leaf, Tensor gradient)
    {
        leaf.Accumulate((this, gradient), static (it, sum, mayWrite) => it.Item1.Sum(sum, it.gradient, mayWrite));
        if (leaf.Afterwards.IsEmpty) return;
        using var outside = new UserCode(rules);
        foreach (var action in leaf.Afterwards) action(leaf.Leaf);
    }

    // What a leaf gets is its own: no other tensor looks at those bytes.
    Tensor Sum(Tensor? sum, Tensor gradient, bool mayWrite)
    {
        Tensor total;
        if (sum is null && loans.MayWrite(gradient) && gradient.IsContiguous && gradient.ElementCount * gradient.DType.ByteSize == gradient.Storage.ByteLength)
            total = gradient;
        else
        {
            total = sum is null ? Ops.Clone.Run(gradient) : mayWrite && !createGraph ? Ops.Binary.Numeric(new Ops.Add(), sum, gradient, into: sum) : sum + gradient;
            loans.Return(gradient);
        }
        Loans.HandOut(total);
        return total;
    }

    void Capture(ReadOnlySpan<Tensor?> cotangents, int[] places)
    {
        for (int i = 0; i < places.Length; i += 2)
            if (cotangents[places[i]] is { } cotangent)
            {
                Loans.HandOut(cotangent);
                captures![places[i + 1]] = cotangent;
            }
    }

    ReadOnlySpan<bool> Asked(ReadOnlySpan<Edge> edges)
    {
        if (wanted.Length < edges.Length) wanted = new bool[2 * edges.Length];
        for (int i = 0; i < edges.Length; i++) wanted[i] = edges[i].Node is { } origin && Find(origin)!.IsWanted;
        return wanted.AsSpan(0, edges.Length);
    }

    // The first walk: every node that the outputs depend on is opened once and learns how many edges lead to it.
    void Count(ReadOnlySpan<Edge> outputs, ReadOnlySpan<Edge> targets)
    {
        var open = new Stack<Visit>();
        foreach (var output in outputs)
            if (Find(output.Node!) is null) open.Push(Open(output.Node!));
        while (open.TryPop(out var visit))
            foreach (var edge in visit.Node.Edges)
                if (edge.Node is { } origin)
                {
                    if (Find(origin) is not { } found) open.Push(found = Open(origin));
                    found.Missing++;
                }
        if (captures is not null) MarkWanted(outputs, targets);
    }

    void MarkWanted(ReadOnlySpan<Edge> outputs, ReadOnlySpan<Edge> targets)
    {
        for (var visit = opened; visit is not null; visit = visit.Next) visit.IsWanted = false;
        for (int i = 0; i < targets.Length; i++)
            if (targets[i].Node is { } node && Find(node) is { } visit)
                (visit.IsWanted, visit.Captured) = (true, [.. visit.Captured ?? [], targets[i].Output, i]);
        // Origins first: a node is wanted when one of its origins is. The order comes from a walk by counts.
        var order = new List<Visit>();
        var waiting = new Dictionary<Visit, int>();
        var open = new Stack<Visit>();
        foreach (var output in outputs)
            if (Find(output.Node!) is { Missing: 0 } root && waiting.TryAdd(root, 0)) open.Push(root);
        while (open.TryPop(out var visit))
        {
            order.Add(visit);
            foreach (var edge in visit.Node.Edges)
                if (edge.Node is { } origin)
                {
                    var found = Find(origin)!;
                    int left = (waiting.TryGetValue(found, out int known) ? known : found.Missing) - 1;
                    waiting[found] = left;
                    if (left == 0) open.Push(found);
                }
        }
        for (int i = order.Count - 1; i >= 0; i--)
            foreach (var edge in order[i].Node.Edges)
                if (edge.Node is { } origin && Find(origin)!.IsWanted) order[i].IsWanted = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Visit? Find(Node node)
    {
        if (node.Visit is Visit visit && visit.Pass == this) return visit;
        return table is not null && table.TryGetValue(node, out var other) ? other : null;
    }

    Visit Open(Node node)
    {
        var visit = opened = new(this, node, opened);
        if (Interlocked.CompareExchange(ref node.Visit, visit, null) is not null) (table ??= []).Add(node, visit);
        return visit;
    }

    // Only its owner takes a note off.
    static void Close(Visit visit)
    {
        if (visit.Node.Visit == visit) Volatile.Write(ref visit.Node.Visit, null);
    }
}
