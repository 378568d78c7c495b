namespace NamedTorch.Gpu;

/// <summary>
/// The threads of a group that share a result, and how they fold: each every so manieth element, or every so manieth four of them, in runs of
/// 32; then sixteen threads join what all have, and every thread what those have. Writes code; every thread of the group must come to it.
/// </summary>
sealed class FoldTeam
{
    const int Run = 32, Joined = 16;

    readonly KernelBuilder k;
    readonly int perResult, results;
    readonly bool isRow;
    readonly MemoryArray[] parts = [];
    int turn;

    /// <param name="k">The kernel, of <see cref="FoldShape.Threads"/> threads.</param>
    /// <param name="type">What is folded.</param>
    /// <param name="perResult">Threads that share a result, a power of two.</param>
    /// <param name="isRow">Neighbouring threads share a result; else they have neighbouring results.</param>
    internal FoldTeam(KernelBuilder k, ScalarType type, int perResult, bool isRow)
    {
        (this.k, this.perResult, results, this.isRow) = (k, perResult, FoldShape.Threads / perResult, isRow);
        var thread = k.At(Position.ThreadX);
        (Lane, Mine) = isRow ? (thread % perResult, thread / perResult) : (thread / results, thread % results);
        if (perResult > 1) parts = [k.Shared("parts", type, FoldShape.Threads), k.Shared("more_parts", type, FoldShape.Threads)];
    }

    /// <summary>The thread's place among those of its result.</summary>
    internal Value Lane { get; }

    /// <summary>The result's place among those of the group.</summary>
    internal Value Mine { get; }

    /// <summary>Whether this thread speaks for its result.</summary>
    internal Value IsFirst => k.Compare(Comparison.Equal, Lane, k.Whole(ScalarType.Int32, 0));

    /// <summary>Visits this thread's part of [from, end): so many runs of neighbours at a time, by the first of each and whether it is there.</summary>
    internal void Each(Value from, Value end, int width, int depth, Action<List<(Value At, Value? IsIn)>> visit) =>
        k.For(from + k.Convert(Lane * width, from.Type), end, k.Whole(from.Type, perResult * width * depth), i => visit(Runs(i, end, width, depth)));

    /// <summary>Folds the elements of [from, end); every thread of a result has it all.</summary>
    internal Value Fold(Value from, Value end, Func<Value> identity, Func<Value, Value> element, Func<Value, Value, Value> combine) =>
        Fold(from, end, 1, 1, [new(identity, combine)], (i, _) => [[element(i)]])[0];

    /// <summary>Several folds in one walk, so many neighbours at a time; as many must be there.</summary>
    /// <param name="from">The first element.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="width">Neighbours that are taken at once.</param>
    /// <param name="depth">How often at once, so that as many loads are under way; width · depth divides 32.</param>
    /// <param name="folds">What nothing folds to, and how two combine.</param>
    /// <param name="elements">By fold, neighbours from a place on, where a guard holds or there is none.</param>
    internal Value[] Fold(Value from, Value end, int width, int depth, IReadOnlyList<FoldSteps> folds, Func<Value, Value?, Value[][]> elements)
    {
        // In runs, so that a long sum is a sum of short ones: rounding errors grow with the run, not with the whole.
        var index = from.Type;
        Value[] sums = [.. folds.Select(f => k.Variable(f.Identity()))];
        Value step = k.Whole(index, perResult * width * depth), stride = k.Whole(index, perResult * Run);
        k.For(from + k.Convert(Lane * width, index), end, stride, start =>
        {
            Value[] parts = [.. folds.Select(f => k.Variable(f.Identity()))];
            k.For(start, k.Apply(BinaryOperator.Minimum, start + stride, end), step, i =>
            {
                List<(Value? IsIn, Value[][] Elements)> loaded = [.. Runs(i, end, width, depth).Select(r => (r.IsIn, elements(r.At, r.IsIn)))];
                for (int f = 0; f < parts.Length; f++)
                {
                    var all = parts[f];
                    foreach (var (isIn, some) in loaded)
                    {
                        var more = some[f].Aggregate(all, folds[f].Combine);
                        all = isIn is { } mask ? k.Select(mask, more, all) : more;
                    }
                    k.Set(parts[f], all);
                }
            });
            for (int f = 0; f < parts.Length; f++) k.Set(sums[f], folds[f].Combine(sums[f], parts[f]));
        });
        return [.. sums.Select((sum, f) => Join(sum, folds[f].Combine))];
    }

    // The first is there, or the loop would have ended.
    List<(Value At, Value? IsIn)> Runs(Value first, Value end, int width, int depth)
    {
        List<(Value, Value?)> runs = [(first, null)];
        for (int d = 1; d < depth; d++)
        {
            var at = first + d * perResult * width;
            runs.Add((at, at < end));
        }
        return runs;
    }

    /// <summary>Combines what the threads of a result have; every one of them has it all.</summary>
    internal Value Join(Value mine, Func<Value, Value, Value> combine)
    {
        if (perResult == 1) return mine;
        var all = Next();
        k.Store(all, Place(Lane), mine);
        k.Barrier();
        int left = perResult;
        if (left > Joined)
        {
            var fewer = Next();
            k.If(Lane < Joined, () => k.Store(fewer, Place(Lane), Combined(all, Lane, Joined, left / Joined, combine)));
            k.Barrier();
            (all, left) = (fewer, Joined);
        }
        return Combined(all, k.Whole(ScalarType.Int32, 0), 1, left, combine);
    }

    // By turns: who writes one has passed a barrier after everyone read it.
    MemoryArray Next() => parts[turn++ % 2];

    Value Place(Value lane) => isRow ? Mine * perResult + lane : lane * results + Mine;

    Value Combined(MemoryArray all, Value first, int step, int count, Func<Value, Value, Value> combine)
    {
        var sum = k.Load(all, Place(first));
        for (int i = 1; i < count; i++) sum = combine(sum, k.Load(all, Place(first + i * step)));
        return sum;
    }
}
