namespace NamedTorch.Gpu;

/// <summary>What stands before each thread of a group, combined in order: sixteen threads sum up sixteen each, and each thread joins the few that lie before it.</summary>
sealed class GroupScan
{
    const int Threads = LineShape.Threads, Part = 16;

    readonly KernelBuilder k;
    readonly ScanRule rule;
    readonly MemoryArray[] all, sums;
    readonly Value thread;

    internal GroupScan(KernelBuilder k, ScanRule rule, DType[] parts)
    {
        (this.k, this.rule) = (k, rule);
        all = [.. parts.Select((d, i) => k.Shared($"all{i}", d, Threads))];
        sums = [.. parts.Select((d, i) => k.Shared($"sums{i}", d, Threads / Part))];
        thread = k.At(Position.ThreadX);
    }

    /// <summary>Every thread of the group must come here, and to a barrier before it comes again.</summary>
    internal (Value[] Before, Value[] Total) Run(Value[] mine)
    {
        Store(all, thread, mine);
        k.Barrier();
        k.If(thread < Threads / Part, () => Store(sums, thread, Fold(all, thread * Part, thread * Part + Part)));
        k.Barrier();
        Value begin = thread / Part * Part, zero = k.Whole(ScalarType.Int32, 0);
        var before = rule.Combine(Fold(sums, zero, thread / Part), Fold(all, begin, thread));
        return (before, Fold(sums, zero, k.Whole(ScalarType.Int32, Threads / Part)));
    }

    Value[] Fold(MemoryArray[] from, Value first, Value end)
    {
        Value[] sum = [.. rule.Identity().Select(k.Variable)];
        k.For(first, end, k.Whole(ScalarType.Int32, 1), i => Set(sum, rule.Combine(sum, [.. from.Select(a => k.Load(a, i))])));
        return sum;
    }

    void Store(MemoryArray[] to, Value at, Value[] state)
    {
        for (int p = 0; p < to.Length; p++) k.Store(to[p], at, state[p]);
    }

    void Set(Value[] variables, Value[] state)
    {
        for (int p = 0; p < state.Length; p++) k.Set(variables[p], state[p]);
    }
}
