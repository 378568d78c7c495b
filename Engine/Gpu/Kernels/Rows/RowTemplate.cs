namespace NamedTorch.Gpu;

/// <summary>
/// Writes the kernel of a <see cref="RowProgram"/>: several threads share a row. Where it fits, each keeps its part in registers, so that
/// memory is read once; else the row is walked, once for folds that do not need each other and once for its results.
/// </summary>
sealed class RowTemplate
{
    // Of rows that are walked: loads of an operand that are under way together, by fours or one by one.
    const int Depth = 2, Deep = 8;

    readonly RowProgram program;
    readonly Formula formula;
    readonly ScalarType type;
    readonly RowShape shape;
    readonly KernelBuilder k;
    readonly MemoryArray[] arrays;
    readonly FoldTeam team;
    readonly Value length, isThere, end, zero;
    readonly Value[] starts, numbers, folded;
    readonly LayoutWalk walk;
    readonly string runs;
    readonly Dictionary<int, Value> perRow = [];

    RowTemplate(RowProgram program, Formula formula, ScalarType type, RowShape shape, DType[] dtypes, Layout kept, Layout inner)
    {
        (this.program, this.formula, this.type, this.shape) = (program, formula, type, shape);
        int written = program.Elements + program.Rows;
        var index = kept.Index;
        k = new("rows_" + program.Name, FoldShape.Threads);
        arrays = [.. dtypes.Select((d, t) => t < written ? k.Output($"y{t}", d) : k.Input($"x{t - written}", d))];
        Value count = k.Number(index);
        length = k.Number(index);
        team = new(k, type, shape.PerRow, shape.IsRow);
        var number = k.Convert(k.At(Position.GroupX), index) * (FoldShape.Threads / shape.PerRow) + k.Convert(team.Mine, index);
        isThere = number < count;
        zero = k.Whole(index, 0);
        starts = kept.Places(k, k.Select(isThere, number, zero));
        walk = inner.Begin(k);
        numbers = Numbers.Declare(k, formula, type);
        end = k.Select(isThere, length, zero);
        folded = new Value[program.Folds];
        runs = Runs(shape, dtypes.Length, kept, inner);
    }

    /// <param name="program">The formulas.</param>
    /// <param name="formula">The program's formula.</param>
    /// <param name="type">The computing type.</param>
    /// <param name="shape">How rows are shared.</param>
    /// <param name="dtypes">Element types: results per element, results per row, operands.</param>
    /// <param name="kept">The walk over rows, of all tensors.</param>
    /// <param name="inner">The walk over a row's elements.</param>
    internal static Kernel Write(RowProgram program, Formula formula, ScalarType type, RowShape shape, DType[] dtypes, Layout kept, Layout inner)
    {
        var text = new RowTemplate(program, formula, type, shape, dtypes, kept, inner);
        if (shape.Held > 0) text.Held();
        else text.Walked();
        return text.k.Finish();
    }

    /// <summary>By tensor: one element for the row ('0'), runs of neighbours that are loaded at once ('v'), or one by one ('s').</summary>
    internal static string Runs(RowShape shape, int tensors, Layout kept, Layout inner) =>
        string.Concat(Enumerable.Range(0, tensors).Select(t => inner.Rank == 0 ? '0' : inner.Run(t, 1) is not 'v' and var one ? one : shape.Width > 1 && kept.IsMultiple(t, shape.Width) ? 'v' : 's'));

    int Written => program.Elements + program.Rows;

    Expression Result(int number) => formula.Results[3 * folded.Length + number];

    Emission Of(Value element, Func<int, Value> operand) => new Emission(k, type, step => step switch
    {
        OperandExpression s => runs[Written + s.Place] == '0' ? PerRow(s.Place) : operand(s.Place),
        PlaceExpression => k.Convert(element, type),
        _ => folded[((FoldExpression)step).Number],
    }).With(formula, numbers);

    Value PerRow(int operand) => perRow.TryGetValue(operand, out var known) ? known : Row(operand);

    Value Row(int operand) => k.Load(arrays[Written + operand], starts[Written + operand], isThere);

    // What each row has one of is loaded before the loops and branches that use it.
    void LoadPerRow()
    {
        var used = new Formula([.. Enumerable.Range(0, folded.Length).Select(Entry), .. Enumerable.Range(0, program.Elements).Select(Result)]);
        foreach (int operand in used.Operands.Where(o => runs[Written + o] == '0')) perRow[operand] = Row(operand);
    }

    void Rows()
    {
        if (program.Rows == 0) return;
        k.If(isThere & team.IsFirst, () =>
        {
            var emission = Of(zero, o => k.Load(arrays[Written + o], starts[Written + o]));
            for (int t = program.Elements; t < Written; t++) k.Store(arrays[t], starts[t], Elements.Write(k, emission.Emit(Result(t)), arrays[t].Element));
        });
    }

    Emission Pair(Value a, Value b) => new Emission(k, type, a, b).With(formula, numbers);

    Value Identity(int fold) => Pair(default, default).Emit(formula.Results[3 * fold]);

    Expression Entry(int fold) => formula.Results[3 * fold + 1];

    Func<Value, Value, Value> Combine(int fold) => (a, b) => Pair(a, b).Emit(formula.Results[3 * fold + 2]);

    // Everything of a thread is asked for at the first use of an operand, and stays in registers: later formulas use what earlier ones computed.
    void Held()
    {
        LoadPerRow();
        var lane = k.Convert(team.Lane * shape.Width, zero.Type);
        var parts = new List<(Value First, Value IsIn, Value[] Places)>();
        for (int e = 0; e < shape.Held; e += shape.Width)
        {
            var first = e == 0 ? lane : lane + e * shape.PerRow;
            parts.Add((first, first < end, walk.Places(first)));
        }
        Dictionary<int, Value[]> loaded = [];
        Value Operand(int operand, int e)
        {
            if (!loaded.TryGetValue(operand, out var all)) loaded[operand] = all = [.. parts.SelectMany(p => Load(Written + operand, p.Places, p.IsIn))];
            return all[e];
        }
        Emission[] emissions = [.. Enumerable.Range(0, shape.Held).Select(e => Of(e % shape.Width == 0 ? parts[e / shape.Width].First : parts[e / shape.Width].First + e % shape.Width, o => Operand(o, e)))];
        for (int f = 0; f < folded.Length; f++)
        {
            Value sum = Identity(f);
            for (int e = 0; e < shape.Held; e++) sum = k.Select(parts[e / shape.Width].IsIn, Combine(f)(sum, emissions[e].Emit(Entry(f))), sum);
            folded[f] = team.Join(sum, Combine(f));
        }
        // All are computed before the first is stored: a result may be an operand's own memory.
        Value[][] results = [.. Enumerable.Range(0, program.Elements).Select(t => emissions.Select(e => Elements.Write(k, e.Emit(Result(t)), arrays[t].Element)).ToArray())];
        for (int t = 0; t < results.Length; t++)
            for (int p = 0; p < parts.Count; p++) Store(t, parts[p].Places, results[t][(p * shape.Width)..((p + 1) * shape.Width)], parts[p].IsIn);
        Rows();
    }

    // A walk serves every fold that asks for none of the same walk.
    void Walked()
    {
        LoadPerRow();
        int depth = shape.Width == 1 ? Deep : Depth;
        for (int from = 0, end; from < folded.Length; from = end)
        {
            for (end = from + 1; end < folded.Length && new Formula(Entry(end)).Folds.All(f => f < from);) end++;
            int[] numbers = [.. Enumerable.Range(from, end - from)];
            var sums = team.Fold(zero, this.end, shape.Width, depth, [.. numbers.Select(f => new FoldSteps(() => Identity(f), Combine(f)))], (i, isIn) =>
            {
                var (emissions, _) = Visit(i, isIn);
                return [.. numbers.Select(f => emissions.Select(e => e.Emit(Entry(f))).ToArray())];
            });
            sums.CopyTo(folded, from);
        }
        if (program.Elements > 0)
            team.Each(zero, end, shape.Width, depth, runs =>
            {
                // All are computed before the first is stored: a result may be an operand's own memory.
                var all = runs.Select(run =>
                {
                    var (emissions, places) = Visit(run.At, run.IsIn);
                    return (Places: places, run.IsIn, Results: Enumerable.Range(0, program.Elements).Select(t => emissions.Select(e => Elements.Write(k, e.Emit(Result(t)), arrays[t].Element)).ToArray()).ToArray());
                }).ToList();
                foreach (var (places, isIn, results) in all)
                    for (int t = 0; t < results.Length; t++) Store(t, places, results[t], isIn);
            });
        Rows();
    }

    (Emission[] Emissions, Value[] Places) Visit(Value first, Value? isIn)
    {
        var places = walk.Places(first);
        Dictionary<int, Value[]> loaded = [];
        Value Operand(int operand, int e)
        {
            if (!loaded.TryGetValue(operand, out var all)) loaded[operand] = all = Load(Written + operand, places, isIn);
            return all[e];
        }
        return ([.. Enumerable.Range(0, shape.Width).Select(e => Of(e == 0 ? first : first + e, o => Operand(o, e)))], places);
    }

    Value[] Load(int tensor, Value[] places, Value? guard)
    {
        var place = starts[tensor] + places[tensor];
        return runs[tensor] == 'v' ? Neighbours.Load(k, arrays[tensor], place, guard)
            : [.. Enumerable.Range(0, shape.Width).Select(e => k.Load(arrays[tensor], walk.Along(tensor, place, e), guard))];
    }

    void Store(int tensor, Value[] places, Value[] values, Value? guard)
    {
        var place = runs[tensor] == '0' ? starts[tensor] : starts[tensor] + places[tensor];
        if (runs[tensor] == 'v') Neighbours.Store(k, arrays[tensor], place, values, guard);
        else for (int e = 0; e < values.Length; e++) k.Store(arrays[tensor], walk.Along(tensor, place, e), values[e], guard);
    }
}
