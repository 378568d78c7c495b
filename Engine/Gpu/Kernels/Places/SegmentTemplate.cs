using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>
/// Writes kernels that combine what meets at one place, after the places were sorted: where a run of equal places begins, a thread goes
/// through it in the order in which the values stood, so that results repeat and are the CPU's.
/// </summary>
static class SegmentTemplate
{
    const int Threads = 256;

    const ScalarType Index = ScalarType.Int64;

    /// <summary>x[…] moved by sorted[i] meets y[order[i], …], by a thread per i and element of x's rest.</summary>
    internal static Kernel Put(DType dtype, Layout rest, PlaceRule rule)
    {
        var k = new KernelBuilder("put_runs_" + rule, Threads);
        MemoryArray x = k.Output("x", dtype), y = k.Input("y", dtype), sorted = k.Input("sorted", DType.Int64), order = k.Input("order", DType.Int64);
        Value threads = k.Number(Index), count = k.Number(Index), size = k.Number(Index), step = k.Number(Index);
        var walk = rest.Walk(k);
        k.Each(threads, thread =>
        {
            Value element = thread % size, i = thread / size, place = k.Load(sorted, i);
            k.If(IsFirst(k, sorted, i, k.Whole(Index, 0), place), () =>
            {
                var places = walk(element);
                var to = places[0] + place;
                Combine(k, x, to, dtype, rule, sorted, i, count, place, at => k.Load(y, places[1] + k.Load(order, at) * step));
            });
        });
        return k.Finish();
    }

    /// <summary>result[…, sorted[j], …] meets x[…, order[j], …], by a thread per element; sorted and order have dense lines.</summary>
    internal static Kernel Along(DType dtype, Layout lines, PlaceRule rule)
    {
        var k = new KernelBuilder("put_runs_along", Threads);
        MemoryArray result = k.Output("y", dtype), x = k.Input("x", dtype), sorted = k.Input("sorted", DType.Int64), order = k.Input("order", DType.Int64);
        Value threads = k.Number(Index), count = k.Number(Index), toStep = k.Number(Index), fromStep = k.Number(Index);
        var walk = lines.Walk(k);
        k.Each(threads, thread =>
        {
            Value line = thread / count, first = line * count, place = k.Load(sorted, thread);
            k.If(IsFirst(k, sorted, thread, first, place), () =>
            {
                var places = walk(line);
                Combine(k, result, places[0] + place * toStep, dtype, rule, sorted, thread, first + count, place, at => k.Load(x, places[1] + k.Load(order, at) * fromStep));
            });
        });
        return k.Finish();
    }

    static Value IsFirst(KernelBuilder k, MemoryArray sorted, Value i, Value first, Value place)
    {
        var isBegin = k.Compare(Comparison.Equal, i, first);
        return isBegin | !k.Compare(Comparison.Equal, k.Load(sorted, k.Select(isBegin, i, i - 1)), place);
    }

    static void Combine(KernelBuilder k, MemoryArray target, Value to, DType dtype, PlaceRule rule, MemoryArray sorted, Value from, Value end, Value place, Func<Value, Value> value)
    {
        var one = k.Whole(Index, 1);
        Value at = k.Variable(from), all = k.Variable(rule == PlaceRule.Put ? value(from) : PlaceTemplate.Combined(k, rule, k.Load(target, to), value(from)));
        // Behind the end the run's own place is read again.
        k.Set(at, at + one);
        k.While(() => at < end & k.Compare(Comparison.Equal, k.Load(sorted, k.Apply(BinaryOperator.Minimum, at, end - 1)), place), () =>
        {
            k.Set(all, rule == PlaceRule.Put ? value(at) : PlaceTemplate.Combined(k, rule, all, value(at)));
            k.Set(at, at + one);
        });
        k.Store(target, to, rule == PlaceRule.Put ? all : Elements.Write(k, all, dtype));
    }
}
