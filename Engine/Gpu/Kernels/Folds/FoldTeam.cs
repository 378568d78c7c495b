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

    /// <summary>Visits this thread's part of [from, end), by the first of every so many neighbours; as many must be there.</summary>
    internal void Each(Value from, Value end, int width, Action<Value> visit) =>
        k.For(from + k.Convert(Lane * width, from.Type), end, k.Whole(from.Type, perResult * width), visit);

    /// <summary>Folds the elements of [from, end); every thread of a result has it all.</summary>
    internal Value Fold(Value from, Value end, Func<Value> identity, Func<Value, Value> element, Func<Value, Value, Value> combine) =>
        Fold(from, end, 1, 1, identity, (i, _) => [element(i)], combine);

    /// <summary>The same, so many neighbours at a time; as many must be there.</summary>
    /// <param name="from">The first element.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="width">Neighbours that are taken at once.</param>
    /// <param name="depth">How often at once, so that as many loads are under way; width · depth divides 32.</param>
    /// <param name="identity">What nothing folds to.</param>
    /// <param name="elements">Neighbours from a place on, where a guard holds or there is none.</param>
    /// <param name="combine">Of what is folded and an element, or of two that are folded.</param>
    internal Value Fold(Value from, Value end, int width, int depth, Func<Value> identity, Func<Value, Value?, Value[]> elements, Func<Value, Value, Value> combine)
    {
        // In runs, so that a long sum is a sum of short ones: rounding errors grow with the run, not with the whole.
        var index = from.Type;
        var sum = k.Variable(identity());
        Value step = k.Whole(index, perResult * width * depth), stride = k.Whole(index, perResult * Run);
        k.For(from + k.Convert(Lane * width, index), end, stride, start =>
        {
            var run = k.Variable(identity());
            k.For(start, k.Apply(BinaryOperator.Minimum, start + stride, end), step, i =>
            {
                var loaded = new List<(Value? IsIn, Value[] Elements)>();
                for (int d = 0; d < depth; d++)
                {
                    var at = d == 0 ? i : i + d * perResult * width;
                    Value? isIn = d == 0 ? null : at < end;
                    loaded.Add((isIn, elements(at, isIn)));
                }
                var all = run;
                foreach (var (isIn, some) in loaded)
                {
                    var more = some.Aggregate(all, combine);
                    all = isIn is { } mask ? k.Select(mask, more, all) : more;
                }
                k.Set(run, all);
            });
            k.Set(sum, combine(sum, run));
        });
        return Join(sum, combine);
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
