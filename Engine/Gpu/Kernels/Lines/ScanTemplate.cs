using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>
/// Writes running results that many threads share: the chunks of each line are summed up, what stands before each chunk is added up, and each
/// chunk is run through from there. Chunks are of one size, so that results repeat.
/// </summary>
sealed class ScanTemplate
{
    const int Threads = LineShape.Threads, PerThread = 4;

    /// <summary>Elements of a chunk.</summary>
    internal const int Chunk = Threads * PerThread;

    const ScalarType Index = ScalarType.Int64;

    readonly LineArrays line;
    readonly LineKind kind;
    readonly KernelBuilder k;
    readonly ScanRule rule;
    readonly GroupScan scan;
    readonly MemoryArray[] states;
    readonly Value group, chunks, its, first;

    ScanTemplate(string name, LineShape shape, Layout layout, LineKind kind, bool hasStates, bool writesStates)
    {
        line = new LineArrays(name + kind, shape, layout);
        (k, this.kind) = (line.Builder, kind);
        rule = new(k, shape.Computing, kind);
        var parts = ScanRule.Parts(shape.Computing, kind);
        states = hasStates ? [.. parts.Select((d, i) => writesStates ? k.Output($"state{i}", d) : k.Input($"state{i}", d))] : [];
        scan = new(k, rule, parts);
        group = k.Convert(k.At(Position.GroupX), Index);
        chunks = (line.Count + (Chunk - 1)) / Chunk;
        its = group / chunks;
        first = group % chunks * Chunk + k.Convert(k.At(Position.ThreadX), Index) * PerThread;
    }

    /// <summary>What each chunk of each line comes to.</summary>
    internal static Kernel Totals(LineShape shape, Layout layout, LineKind kind, bool reversed)
    {
        var text = new ScanTemplate("totals_", shape, layout, kind, hasStates: true, writesStates: true);
        var k = text.k;
        var (_, mine) = text.Read(reversed);
        var (_, total) = text.scan.Run(mine);
        k.If(k.Compare(Comparison.Equal, k.At(Position.ThreadX), k.Whole(ScalarType.Int32, 0)), () =>
        {
            for (int p = 0; p < total.Length; p++) k.Store(text.states[p], text.group, total[p]);
        });
        return k.Finish();
    }

    /// <summary>The results; of lines of several chunks, from what stands before each.</summary>
    internal static Kernel Results(LineShape shape, Layout layout, LineKind kind, bool reversed, bool hasStates)
    {
        var text = new ScanTemplate("scan_", shape, layout, kind, hasStates, writesStates: false);
        var (k, rule, line) = (text.k, text.rule, text.line);
        var (elements, mine) = text.Read(reversed);
        var (before, _) = text.scan.Run(mine);
        if (hasStates) before = rule.Combine([.. text.states.Select(s => k.Load(s, text.group))], before);
        Value[] running = [.. before.Select(k.Variable)];
        foreach (var (x, step) in elements)
            k.If(step < line.Count, () =>
            {
                var place = text.Place(step, reversed);
                var next = rule.Combine(running, rule.Enter(x, place));
                var (value, at) = rule.Result(kind == LineKind.OtherProducts ? running : next);
                line.Write(place, value, at);
                for (int p = 0; p < next.Length; p++) k.Set(running[p], next[p]);
            });
        return k.Finish();
    }

    /// <summary>States of chunks become what stands before them, by a group per line.</summary>
    internal static Kernel Carries(ScalarType type, LineKind kind)
    {
        var k = new KernelBuilder("carry_" + kind, Threads);
        var parts = ScanRule.Parts(type, kind);
        MemoryArray[] states = [.. parts.Select((d, i) => k.Output($"state{i}", d))];
        var chunks = k.Number(Index);
        var rule = new ScanRule(k, type, kind);
        var scan = new GroupScan(k, rule, parts);
        Value begin = k.Convert(k.At(Position.GroupX), Index) * chunks, thread = k.Convert(k.At(Position.ThreadX), Index);
        Value[] carry = [.. rule.Identity().Select(k.Variable)];
        k.For(k.Whole(Index, 0), chunks, k.Whole(Index, Threads), from =>
        {
            Value at = from + thread, isThere = at < chunks;
            var nothing = rule.Identity();
            Value[] mine = [.. states.Select((s, p) => k.Select(isThere, k.Load(s, begin + at, isThere), nothing[p]))];
            var (before, total) = scan.Run(mine);
            before = rule.Combine(carry, before);
            for (int p = 0; p < before.Length; p++) k.Store(states[p], begin + at, before[p], isThere);
            var next = rule.Combine(carry, total);
            for (int p = 0; p < next.Length; p++) k.Set(carry[p], next[p]);
            k.Barrier();
        });
        return k.Finish();
    }

    // A thread's neighbours, by steps along the line, and what they come to.
    (List<(Value X, Value Step)> Elements, Value[] All) Read(bool reversed)
    {
        Value[] all = [.. rule.Identity().Select(k.Variable)];
        var elements = new List<(Value, Value)>();
        line.At(its);
        for (int e = 0; e < PerThread; e++)
        {
            Value step = e == 0 ? first : first + e, x = k.Variable(k.Whole(line.Computing, 0));
            k.If(step < line.Count, () =>
            {
                var place = Place(step, reversed);
                k.Set(x, line.Read(place));
                var next = rule.Combine(all, rule.Enter(x, place));
                for (int p = 0; p < next.Length; p++) k.Set(all[p], next[p]);
            });
            elements.Add((x, step));
        }
        return (elements, all);
    }

    Value Place(Value step, bool reversed) => reversed ? line.Count - 1 - step : step;
}
