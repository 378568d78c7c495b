namespace NamedTorch.Gpu;

/// <summary>
/// The threads of a group that share a result, and how they fold: each every so manieth element in runs of 32, then a tree in shared memory.
/// Writes code; every thread of the group must come to it.
/// </summary>
sealed class FoldTeam
{
    const int Run = 32;

    readonly KernelBuilder k;
    readonly int perResult, results;
    readonly bool isRow;
    readonly Value thread;
    readonly MemoryArray? parts;

    /// <param name="k">The kernel, of <see cref="FoldShape.Threads"/> threads.</param>
    /// <param name="type">What is folded.</param>
    /// <param name="perResult">Threads that share a result, a power of two.</param>
    /// <param name="isRow">Neighbouring threads share a result; else they have neighbouring results.</param>
    internal FoldTeam(KernelBuilder k, ScalarType type, int perResult, bool isRow)
    {
        (this.k, this.perResult, results, this.isRow) = (k, perResult, FoldShape.Threads / perResult, isRow);
        thread = k.At(Position.ThreadX);
        (Lane, Mine) = isRow ? (thread % perResult, thread / perResult) : (thread / results, thread % results);
        parts = perResult > 1 ? k.Shared("parts", type, FoldShape.Threads) : null;
    }

    /// <summary>The thread's place among those of its result.</summary>
    internal Value Lane { get; }

    /// <summary>The result's place among those of the group.</summary>
    internal Value Mine { get; }

    /// <summary>Whether this thread speaks for its result.</summary>
    internal Value IsFirst => k.Compare(Comparison.Equal, Lane, k.Whole(ScalarType.Int32, 0));

    /// <summary>Visits this thread's part of [from, end).</summary>
    internal void Each(Value from, Value end, Action<Value> visit) =>
        k.For(from + k.Convert(Lane, from.Type), end, k.Whole(from.Type, perResult), visit);

    /// <summary>Folds the elements of [from, end); the first thread of a result has it all.</summary>
    internal Value Fold(Value from, Value end, Func<Value> identity, Func<Value, Value> element, Func<Value, Value, Value> combine)
    {
        // In runs, so that a long sum is a sum of short ones: rounding errors grow with the run, not with the whole.
        var index = from.Type;
        var sum = k.Variable(identity());
        Value step = k.Whole(index, perResult), stride = k.Whole(index, perResult * Run);
        k.For(from + k.Convert(Lane, index), end, stride, start =>
        {
            var run = k.Variable(identity());
            k.For(start, k.Apply(BinaryOperator.Minimum, start + stride, end), step, i => k.Set(run, combine(run, element(i))));
            k.Set(sum, combine(sum, run));
        });
        if (parts is not null) Tree(parts, sum, combine);
        return sum;
    }

    /// <summary>What the first thread of a result has, for all of them.</summary>
    internal Value Share(Value sum)
    {
        if (parts is null) return sum;
        var shared = k.Load(parts, isRow ? thread - Lane : Mine);
        // Before the next tree overwrites it.
        k.Barrier();
        return shared;
    }

    // The threads of a result halve their number until one is left, which has the whole in its sum.
    void Tree(MemoryArray shared, Value sum, Func<Value, Value, Value> combine)
    {
        int distance = isRow ? 1 : results;
        k.Store(shared, thread, sum);
        k.Barrier();
        for (int half = perResult / 2; half > 0; half /= 2)
        {
            k.If(Lane < half, () =>
            {
                k.Set(sum, combine(sum, k.Load(shared, thread + half * distance)));
                k.Store(shared, thread, sum);
            });
            k.Barrier();
        }
    }
}
