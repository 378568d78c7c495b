namespace NamedTorch.Gpu;

/// <summary>Writes a reduction kernel. Group (x, y) makes segment y of its results.</summary>
static class FoldTemplate
{
    // Loads of a thread that are under way together.
    const int Depth = 4;

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
        var team = new FoldTeam(k, type, shape.PerResult, shape.IsRow);
        Value part = k.Convert(k.At(Position.GroupY), index), number = k.Convert(k.At(Position.GroupX), index) * shape.Results + k.Convert(team.Mine, index);
        var isThere = number < count;
        var places = kept.Places(k, k.Select(isThere, number, k.Whole(index, 0)));
        var walk = reduced.Begin(k);
        var numbers = Numbers.Declare(k, formula, type);

        Value Identity() => new Emission(k, type).With(formula, numbers).Emit(formula.Results[0]);
        Value Enter(Value a) => shape.Enters ? new Emission(k, type, a).With(formula, numbers).Emit(formula.Results[1]) : a;
        Value Combine(Value a, Value b) => new Emission(k, type, a, b).With(formula, numbers).Emit(formula.Results[2]);

        // A thread without a result folds nothing, but comes to every barrier.
        var from = part * segment;
        var end = k.Select(isThere, k.Apply(BinaryOperator.Minimum, from + segment, length), from);
        Value[] Loaded(Value i, Value? isIn)
        {
            var place = places[1] + walk.Places(i)[0];
            return shape.IsVector ? Neighbours.Load(k, x, place, isIn) : [.. Enumerable.Range(0, shape.Width).Select(e => k.Load(x, walk.Along(0, place, e), isIn))];
        }

        var sum = team.Fold(from, end, shape.Width, Depth, Identity, (i, isIn) => [.. Loaded(i, isIn).Select(a => Enter(Elements.Read(k, a, type)))], Combine);
        k.If(isThere & team.IsFirst, () => k.Store(y, places[0] + part, Elements.Write(k, sum, shape.Result)));
        return k.Finish();
    }
}
