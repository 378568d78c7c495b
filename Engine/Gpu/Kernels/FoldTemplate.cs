namespace NamedTorch.Gpu;

/// <summary>Writes a reduction kernel. Group (x, y) makes segment y of its results.</summary>
static class FoldTemplate
{
    const int Run = 32;

    /// <param name="name">The kernel's name.</param>
    /// <param name="shape">What it is written for.</param>
    /// <param name="formula">Identity, entry of element 0, combination of 0 and 1.</param>
    /// <param name="kept">The walk over results: the result's place and the first element's.</param>
    /// <param name="reduced">The walk over a result's elements.</param>
    internal static Kernel Write(string name, FoldShape shape, Formula formula, Layout kept, Layout reduced)
    {
        var (type, index) = (shape.Computing, kept.Index);
        var k = new KernelBuilder(name, FoldShape.Threads);
        var y = k.Output("y", shape.Result);
        var x = k.Input("x", shape.Element);
        Value count = k.Number(index), length = k.Number(index), segment = k.Number(index);
        Value thread = k.At(Position.ThreadX), part = k.Convert(k.At(Position.GroupY), index);
        // The thread's place among those of its result, and its result's among those of the group.
        var (lane, mine) = shape.IsRow ? (thread % shape.PerResult, thread / shape.PerResult) : (thread / shape.Results, thread % shape.Results);
        var number = k.Convert(k.At(Position.GroupX), index) * shape.Results + k.Convert(mine, index);
        var isThere = number < count;
        number = k.Select(isThere, number, k.Whole(index, 0));
        var places = kept.Places(k, number);
        var walk = reduced.Walk(k);
        var numbers = Numbers.Declare(k, formula, type);

        Value Identity() => new Emission(k, type).With(formula, numbers).Emit(formula.Results[0]);
        Value Enter(Value a) => shape.Enters ? new Emission(k, type, a).With(formula, numbers).Emit(formula.Results[1]) : a;
        Value Combine(Value a, Value b) => new Emission(k, type, a, b).With(formula, numbers).Emit(formula.Results[2]);

        // In runs, so that a long sum is a sum of short ones: rounding errors grow with the run, not with the whole.
        var sum = k.Variable(Identity());
        var from = part * segment;
        var end = k.Select(isThere, k.Apply(BinaryOperator.Minimum, from + segment, length), from);
        Value step = k.Whole(index, shape.PerResult), stride = k.Whole(index, shape.PerResult * Run);
        k.For(from + k.Convert(lane, index), end, stride, start =>
        {
            var run = k.Variable(Identity());
            k.For(start, k.Apply(BinaryOperator.Minimum, start + stride, end), step, i =>
                k.Set(run, Combine(run, Enter(Elements.Read(k, k.Load(x, places[1] + walk(i)[0]), type)))));
            k.Set(sum, Combine(sum, run));
        });
        if (shape.PerResult > 1) Tree(k, shape, thread, lane, sum, Combine);
        k.If(isThere & k.Compare(Comparison.Equal, lane, k.Whole(ScalarType.Int32, 0)), () => k.Store(y, places[0] + part, Elements.Write(k, sum, shape.Result)));
        return k.Finish();
    }

    // The threads of a result halve their number until one is left, which has the whole in its sum.
    static void Tree(KernelBuilder k, FoldShape shape, Value thread, Value lane, Value sum, Func<Value, Value, Value> combine)
    {
        var shared = k.Shared("parts", shape.Computing, FoldShape.Threads);
        int distance = shape.IsRow ? 1 : shape.Results;
        k.Store(shared, thread, sum);
        k.Barrier();
        for (int half = shape.PerResult / 2; half > 0; half /= 2)
        {
            k.If(lane < half, () =>
            {
                k.Set(sum, combine(sum, k.Load(shared, thread + half * distance)));
                k.Store(shared, thread, sum);
            });
            k.Barrier();
        }
    }
}
