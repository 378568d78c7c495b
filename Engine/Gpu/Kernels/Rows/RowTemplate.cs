namespace NamedTorch.Gpu;

/// <summary>Writes the kernel of a <see cref="RowProgram"/>: several threads share a row and walk it once per fold and once for its results.</summary>
static class RowTemplate
{
    /// <param name="program">The formulas.</param>
    /// <param name="formula">The program's formula.</param>
    /// <param name="type">The computing type.</param>
    /// <param name="perRow">Threads that share a row.</param>
    /// <param name="isRow">Elements of a row are neighbours in memory.</param>
    /// <param name="dtypes">Element types: results per element, results per row, operands.</param>
    /// <param name="kept">The walk over rows, of all tensors.</param>
    /// <param name="inner">The walk over a row's elements.</param>
    internal static Kernel Write(RowProgram program, Formula formula, ScalarType type, int perRow, bool isRow, DType[] dtypes, Layout kept, Layout inner)
    {
        int written = program.Elements + program.Rows;
        var index = kept.Index;
        var k = new KernelBuilder("rows_" + program.Name, FoldShape.Threads);
        MemoryArray[] arrays = [.. dtypes.Select((d, t) => t < written ? k.Output($"y{t}", d) : k.Input($"x{t - written}", d))];
        Value count = k.Number(index), length = k.Number(index);
        var team = new FoldTeam(k, type, perRow, isRow);
        var number = k.Convert(k.At(Position.GroupX), index) * (FoldShape.Threads / perRow) + k.Convert(team.Mine, index);
        var isThere = number < count;
        var starts = kept.Places(k, k.Select(isThere, number, k.Whole(index, 0)));
        var walk = inner.Walk(k);
        var numbers = Numbers.Declare(k, formula, type);
        var folded = new Value[program.Folds];
        Value zero = k.Whole(index, 0), end = k.Select(isThere, length, zero);

        Emission At(Value element)
        {
            var places = new Lazy<Value[]>(() => walk(element));
            return new Emission(k, type, step => step switch
            {
                OperandExpression s => Elements.Read(k, k.Load(arrays[written + s.Place], starts[written + s.Place] + places.Value[written + s.Place]), type),
                PlaceExpression => k.Convert(element, type),
                _ => folded[((FoldExpression)step).Number],
            }).With(formula, numbers);
        }

        for (int f = 0; f < folded.Length; f++)
        {
            Emission Pair(Value a, Value b) => new Emission(k, type, a, b).With(formula, numbers);
            Expression identity = formula.Results[3 * f], entry = formula.Results[3 * f + 1], combination = formula.Results[3 * f + 2];
            folded[f] = team.Share(team.Fold(zero, end, () => Pair(default, default).Emit(identity), i => At(i).Emit(entry), (a, b) => Pair(a, b).Emit(combination)));
        }
        if (program.Elements > 0)
            team.Each(zero, end, i =>
            {
                var (emission, places) = (At(i), walk(i));
                // All are computed before the first is stored: a result may be an operand's own memory.
                Value[] results = [.. Enumerable.Range(0, program.Elements).Select(t => Elements.Write(k, emission.Emit(formula.Results[3 * folded.Length + t]), dtypes[t]))];
                for (int t = 0; t < results.Length; t++) k.Store(arrays[t], starts[t] + places[t], results[t]);
            });
        if (program.Rows > 0)
            k.If(isThere & team.IsFirst, () =>
            {
                var emission = At(zero);
                for (int t = program.Elements; t < written; t++)
                    k.Store(arrays[t], starts[t], Elements.Write(k, emission.Emit(formula.Results[3 * folded.Length + t]), dtypes[t]));
            });
        return k.Finish();
    }
}
