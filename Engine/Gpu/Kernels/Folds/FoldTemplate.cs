namespace NamedTorch.Gpu;

/// <summary>Writes a reduction kernel. Group (x, y) makes segment y of its results.</summary>
static class FoldTemplate
{
    // Loads of a thread that are under way together.
    const int Depth = 4;

    /// <param name="name">The kernel's name.</param>
    /// <param name="shape">What it is written for.</param>
    /// <param name="formula">Identity, entry of an element of each operand, combination of 0 and 1.</param>
    /// <param name="elements">The types in memory of the operands.</param>
    /// <param name="kept">The walk over results: the result's place and the operands' first elements'.</param>
    /// <param name="reduced">The walk over a result's elements.</param>
    internal static Kernel Write(string name, FoldShape shape, Formula formula, IReadOnlyList<DType> elements, Layout kept, Layout reduced)
    {
        var (type, index) = (shape.Computing, kept.Index);
        var k = new KernelBuilder(name, FoldShape.Threads);
        var y = k.Output("y", shape.Result);
        MemoryArray[] x = [.. elements.Select((d, n) => k.Input($"x{n}", d))];
        Value count = k.Number(index), length = k.Number(index), segment = k.Number(index);
        var team = new FoldTeam(k, type, shape.PerResult, shape.IsRow);
        Value part = k.Convert(k.At(Position.GroupY), index), number = k.Convert(k.At(Position.GroupX), index) * shape.Results + k.Convert(team.Mine, index);
        var isThere = number < count;
        var places = kept.Places(k, k.Select(isThere, number, k.Whole(index, 0)));
        var walk = reduced.Begin(k);
        var numbers = Numbers.Declare(k, formula, type);

        Value Identity() => new Emission(k, type).With(formula, numbers).Emit(formula.Results[0]);
        Value Enter(Value[] a) => new Emission(k, type, a).With(formula, numbers).Emit(formula.Results[1]);
        Value Combine(Value a, Value b) => new Emission(k, type, a, b).With(formula, numbers).Emit(formula.Results[2]);

        // A thread without a result folds nothing, but comes to every barrier.
        var from = part * segment;
        var end = k.Select(isThere, k.Apply(BinaryOperator.Minimum, from + segment, length), from);
        // By element, what each operand has there.
        Value[][] Loaded(Value i, Value? isIn)
        {
            if (shape.Runs.Length == 0)
                return [.. Enumerable.Range(0, shape.Width).Select(e => walk.Places(e == 0 ? i : i + e)).Select(at => x.Select((array, n) => k.Load(array, places[1 + n] + at[n], isIn)).ToArray())];
            var inner = walk.Places(i);
            Value[][] all = [.. x.Select((_, n) => Run(n, places[1 + n] + inner[n], isIn))];
            return [.. Enumerable.Range(0, shape.Width).Select(e => all.Select(run => run[e]).ToArray())];
        }

        Value[] Run(int n, Value place, Value? isIn)
        {
            if (shape.Runs[n] == 'v') return Neighbours.Load(k, x[n], place, isIn);
            if (shape.Runs[n] == 's') return [.. Enumerable.Range(0, shape.Width).Select(e => k.Load(x[n], walk.Along(n, place, e), isIn))];
            var one = k.Load(x[n], place, isIn);
            return [.. Enumerable.Repeat(one, shape.Width)];
        }

        var sum = team.Fold(from, end, shape.Width, Depth, [new(Identity, Combine)], (i, isIn) => [[.. Loaded(i, isIn).Select(Enter)]])[0];
        k.If(isThere & team.IsFirst, () => k.Store(y, places[0] + part, Elements.Write(k, sum, shape.Result)));
        return k.Finish();
    }
}
