namespace NamedTorch.Gpu;

/// <summary>Writes kernels over many tensors: a group finds the tensor and the chunk that are its own, and goes through it four elements a thread.</summary>
sealed class ManyTemplate
{
    const int Threads = FoldShape.Threads;
    const ScalarType Index = ScalarType.Int64, Type = ScalarType.Float32;

    readonly ManyShape shape;
    readonly KernelBuilder k;
    readonly MemoryArray? common;
    readonly MemoryArray[] arrays;
    readonly Value[] offsets;
    readonly Value before, commonPlace, group, start, end;

    ManyTemplate(string name, ManyShape shape, int[] written, bool writesCommon)
    {
        this.shape = shape;
        k = new(name, Threads);
        MemoryArray[][] all = [.. Enumerable.Range(0, shape.Slots).Select(s => Enumerable.Range(0, shape.Tensors).Select(t =>
            written.Contains(s) ? k.Output($"s{s}t{t}", DType.Float32) : k.Input($"s{s}t{t}", DType.Float32)).ToArray())];
        if (shape.HasCommon) common = writesCommon ? k.Output("common", DType.Float32) : k.Input("common", DType.Float32);
        (before, commonPlace) = (k.Number(Index), k.Number(Index));
        Value[] firsts = [.. Enumerable.Range(0, shape.Tensors).Select(_ => k.Number(Index))], counts = [.. Enumerable.Range(0, shape.Tensors).Select(_ => k.Number(Index))];
        Value[] starts = [.. Enumerable.Range(0, shape.Tensors * shape.Slots).Select(_ => k.Number(Index))];
        group = k.Convert(k.At(Position.GroupX), Index);
        Value mine = k.Whole(ScalarType.Int32, 0), first = firsts[0], count = counts[0];
        offsets = [.. Enumerable.Range(0, shape.Slots).Select(s => starts[s * shape.Tensors])];
        for (int t = 1; t < shape.Tensors; t++)
        {
            var isBehind = firsts[t] <= group;
            mine = k.Select(isBehind, k.Whole(ScalarType.Int32, t), mine);
            (first, count) = (k.Select(isBehind, firsts[t], first), k.Select(isBehind, counts[t], count));
            for (int s = 0; s < shape.Slots; s++) offsets[s] = k.Select(isBehind, starts[s * shape.Tensors + t], offsets[s]);
        }
        arrays = [.. all.Select((some, s) => k.Choose($"slot{s}", some, mine))];
        start = (group - first) * ManyShape.Chunk;
        end = k.Apply(BinaryOperator.Minimum, start + ManyShape.Chunk, count);
    }

    Value Thread => k.Convert(k.At(Position.ThreadX), Index);

    // Of whole fours; those behind are taken one by one.
    Value WholeEnd => shape.Width == 1 ? end : end - end % shape.Width;

    /// <summary>Each element of the slots that are written becomes a result.</summary>
    internal static Kernel Map(string name, ManyShape shape, Formula formula, int[] written)
    {
        var text = new ManyTemplate("many_" + name, shape, written, writesCommon: false);
        var k = text.k;
        var number = text.common is { } common ? k.Load(common, text.commonPlace) : default;
        var numbers = Numbers.Declare(k, formula, Type);
        void Visit(Value at, int width)
        {
            Value[][] loaded = [.. Enumerable.Range(0, shape.Slots).Select(s => text.Load(s, at, width))];
            var results = new Value[written.Length][];
            for (int r = 0; r < results.Length; r++) results[r] = new Value[width];
            for (int e = 0; e < width; e++)
            {
                var emission = new Emission(k, Type, [.. loaded.Select(l => l[e]), number]).With(formula, numbers);
                for (int r = 0; r < results.Length; r++) results[r][e] = emission.Emit(formula.Results[r]);
            }
            for (int r = 0; r < results.Length; r++)
                if (width == 1) k.Store(text.arrays[written[r]], text.offsets[written[r]] + at, results[r][0]);
                else Neighbours.Store(k, text.arrays[written[r]], text.offsets[written[r]] + at, results[r]);
        }

        text.Each(shape.Width, text.start, text.WholeEnd, at => Visit(at, shape.Width));
        if (shape.Width > 1) text.Each(1, text.WholeEnd, text.end, at => Visit(at, 1));
        return k.Finish();
    }

    /// <summary>The sum of squares of each chunk, to its place of what is common.</summary>
    internal static Kernel Squares(ManyShape shape)
    {
        var text = new ManyTemplate("many_squares", shape, [], writesCommon: true);
        var k = text.k;
        var team = new FoldTeam(k, Type, Threads, isRow: true);
        Value Identity() => k.Real(Type, 0);
        var sum = k.Variable(Identity());
        void Add(Value at, int width)
        {
            foreach (var x in text.Load(0, at, width)) k.Set(sum, k.MultiplyAdd(x, x, sum));
        }

        text.Each(shape.Width, text.start, text.WholeEnd, at => Add(at, shape.Width));
        if (shape.Width > 1) text.Each(1, text.WholeEnd, text.end, at => Add(at, 1));
        var all = team.Join(sum, static (a, b) => a + b);
        k.If(team.IsFirst, () => k.Store(text.common!, text.commonPlace + text.before + text.group, all));
        return k.Finish();
    }

    void Each(int width, Value from, Value until, Action<Value> visit) => k.For(from + Thread * width, until, k.Whole(Index, Threads * width), visit);

    Value[] Load(int slot, Value at, int width) =>
        width == 1 ? [k.Load(arrays[slot], offsets[slot] + at)] : Neighbours.Load(k, arrays[slot], offsets[slot] + at);
}
