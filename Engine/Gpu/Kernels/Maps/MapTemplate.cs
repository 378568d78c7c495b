namespace NamedTorch.Gpu;

/// <summary>
/// Writes pointwise kernels. A thread takes four elements where the formula is short enough to be bound by memory: neighbours that are
/// loaded at once where the layout allows, elsewhere a group's width apart, so that four loads are under way at any time.
/// </summary>
sealed class MapTemplate
{
    /// <summary>A formula of more instructions is bound by arithmetic, and four of them only take longer to compile.</summary>
    internal const int LongFormula = 160;

    const int Threads = 256;

    readonly MapShape map;
    readonly KernelBuilder k;
    readonly MemoryArray[] y;
    readonly MemoryArray?[] x;
    readonly Value count;
    readonly LayoutWalk walk;
    readonly Value[] given, numbers;

    MapTemplate(MapShape map)
    {
        this.map = map;
        k = new(map.Name, Threads);
        y = [.. map.Results.Select((d, i) => k.Output(map.Results.Count == 1 ? "y" : $"y{i}", d))];
        x = [.. map.Operands.Select((d, i) => d is { } dtype ? k.Input($"x{i}", dtype) : null)];
        count = k.Number(map.Layout.Index);
        walk = map.Layout.Begin(k);
        given = [.. x.Select(a => a is null ? k.Number(map.Computing) : default)];
        numbers = Numbers.Declare(k, map.Formula, map.Computing);
    }

    internal static Kernel Write(MapShape map)
    {
        var single = new MapTemplate(map).Single();
        if (map.Layout.Rank == 0 || Flow.All(single.Body).Count() > LongFormula) return single;
        return map.WritesNeighbours ? new MapTemplate(map).Together() : new MapTemplate(map).Apart();
    }

    Value Group => k.Convert(k.At(Position.GroupX), count.Type);

    Value Thread => k.Convert(k.At(Position.ThreadX), count.Type);

    Kernel Single()
    {
        k.Each(count, One);
        return k.Finish();
    }

    // A group's width apart: neighbouring threads have neighbouring elements, whatever the strides.
    Kernel Apart()
    {
        var first = Group * (Neighbours.Count * Threads) + Thread;
        k.If(first < count, () =>
        {
            var all = new List<(Value IsThere, Value[] Places, Value[] Loaded)>();
            for (int i = 0; i < Neighbours.Count; i++)
            {
                var element = first + i * Threads;
                var isThere = element < count;
                var places = walk.Places(element);
                all.Add((isThere, places, Loads((array, t) => k.Load(array, places[t], isThere))));
            }
            foreach (var (isThere, places, loaded) in all)
            {
                var values = Results(loaded);
                for (int r = 0; r < y.Length; r++) k.Store(y[r], places[r], values[r], isThere);
            }
        });
        return k.Finish(Neighbours.Count);
    }

    // Neighbours; those that are left at the end one by one.
    Kernel Together()
    {
        var first = (Group * Threads + Thread) * Neighbours.Count;
        k.If(first <= count - Neighbours.Count, () =>
        {
            var places = walk.Places(first);
            var loaded = new Value[x.Length][];
            int tensor = y.Length;
            for (int o = 0; o < x.Length; o++)
                if (x[o] is { } array)
                {
                    loaded[o] = Four(array, tensor, places[tensor]);
                    tensor++;
                }
            Value[][] values = [.. Enumerable.Range(0, Neighbours.Count).Select(i => Results([.. x.Select((a, o) => a is null ? default : loaded[o][i])]))];
            for (int r = 0; r < y.Length; r++) Neighbours.Store(k, y[r], places[r], [.. values.Select(v => v[r])]);
        });
        if (map.Layout.Rank == 1) k.If(count - Neighbours.Count < first, () => k.For(first, count, k.Whole(count.Type, 1), One));
        return k.Finish(Neighbours.Count);
    }

    Value[] Four(MemoryArray array, int tensor, Value place)
    {
        switch (map.Runs[tensor])
        {
            case 'v': return Neighbours.Load(k, array, place);
            case '0':
                var one = k.Load(array, place);
                return [one, one, one, one];
            default: return [.. Enumerable.Range(0, Neighbours.Count).Select(i => k.Load(array, walk.Along(tensor, place, i)))];
        }
    }

    void One(Value element)
    {
        var places = walk.Places(element);
        var values = Results(Loads((array, t) => k.Load(array, places[t])));
        for (int r = 0; r < y.Length; r++) k.Store(y[r], places[r], values[r]);
    }

    // In the order of the operands; a number of the host has no place of its own.
    Value[] Loads(Func<MemoryArray, int, Value> load)
    {
        int tensor = y.Length;
        return [.. x.Select(array => array is null ? default : load(array, tensor++))];
    }

    // All are computed before the first is stored: a result may be an operand's own memory.
    Value[] Results(Value[] loaded)
    {
        var emission = new Emission(k, map.Computing, [.. x.Select((array, o) => array is null ? given[o] : loaded[o])]).With(map.Formula, numbers);
        return [.. y.Select((array, r) => Elements.Write(k, emission.Emit(map.Formula.Results[r]), array.Element))];
    }
}
