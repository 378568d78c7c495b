using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>Launches row programs.</summary>
sealed class RowRunner(Programs programs)
{
    /// <summary>
    /// Runs a program on tensors of one shape: the last dim is the row, what has one number per row repeats it by a stride of 0.
    /// </summary>
    /// <param name="program">The formulas.</param>
    /// <param name="computing">float32, float64, int32 or int64.</param>
    /// <param name="tensors">Results per element, results per row, operands.</param>
    internal void Run(RowProgram program, DType computing, params Tensor[] tensors) => Run(program, null, computing, tensors);

    /// <summary>The same; in a captured step, <paramref name="again"/> writes the program with the numbers of the next replay.</summary>
    internal void Run(RowProgram program, Func<RowProgram>? again, DType computing, params Tensor[] tensors)
    {
        Refusal.CheckDevices(program.Name, programs.Accelerator.Device, tensors[0], tensors);
        int written = program.Elements + program.Rows;
        if (!Composition.IsOf(tensors.AsSpan(written)))
        {
            Launch(program, again, computing, tensors, tensors.AsSpan(written));
            return;
        }
        lock (programs.Accelerator.Streams.Deferral)
        {
            foreach (var result in tensors[..written]) ((MemoryBuffer)result.Storage.Memory!).BeforeWrite();
            using var composition = new Composition(FusionLimits.Prologue);
            var given = new Expression[tensors.Length - written];
            for (int i = 0; i < given.Length; i++) given[i] = composition.Operand(tensors[written + i], computing.Register(), tensors[written + i].ElementCount);
            int operands = composition.Operands.Count;
            RowProgram Composed(RowProgram original) => original.Over(operands, place => given[place]);
            if (program.Kept >= 0 && Kept(program, tensors[written + program.Kept], computing) is { } value)
            {
                var also = Composed(program).Element(new(given[program.Kept]));
                Tensor[] all = [.. tensors[..program.Elements], tensors[written + program.Kept], .. tensors[program.Elements..written], .. composition.Operands];
                value.RealizeBy(() => Launch(also, null, computing, all, tensors.AsSpan(written)));
                return;
            }
            Launch(Composed(program), again is null ? null : () => Composed(again()), computing, [.. tensors[..written], .. composition.Operands], tensors.AsSpan(written));
        }
    }

    // What a derivative reads again is stored on the way, where it was taken over as a whole: later it would cost a kernel of its own.
    static DeferredFormula? Kept(RowProgram program, Tensor x, DType computing) =>
        Modes.Current.IsRecording && DeferredFormula.Of(x) is { } value && value.Result.DType == computing && value.Computing == computing.Register() && program.Elements < FusionLimits.Parts
            && x.ElementCount == value.Result.ElementCount && !Strides.MayOverlap(x.Sizes, x.Strides) ? value : null;

    // How rows are shared follows from the operands as they were given: sums are those of a kernel that reads them computed.
    void Launch(RowProgram program, Func<RowProgram>? again, DType computing, Tensor[] tensors, ReadOnlySpan<Tensor> given)
    {
        long length = tensors[0].Sizes[^1];
        int rank = tensors[0].Rank - 1;
        var outer = tensors[0].Sizes[..rank];
        var kept = Layout.Of(outer, [.. tensors.Select(x => x.View(new(DimList.Unnamed(rank), x.Sizes[..rank].ToArray()), x.Strides[..rank].ToArray(), x.Offset))]);
        var inner = Layout.Of([length], [.. tensors.Select(x => x.View(TensorType.Of(length), [x.Strides[^1]], 0))]);
        if (kept.Count == 0 || length == 0 && program.Rows == 0) return;
        if (kept.Index != inner.Index) (kept, inner) = (kept.Widened(), inner.Widened());
        var formula = program.Formula;
        var type = computing.Register();
        int read = given.ToArray().Count(static x => x.Strides[^1] != 0);
        var shape = RowShape.Of(length, kept.Count, IsRow(given), read, type is ScalarType.Float64 or ScalarType.Int64);
        DType[] dtypes = [.. tensors.Select(static x => x.DType)];
        var made = programs.Get($"rows {type} {shape} {program.Elements} {program.Rows} {string.Join(' ', dtypes)} {kept.Key} {inner.Key} {RowTemplate.Runs(shape, tensors.Length, kept, inner)} {formula.Key}",
            () => RowTemplate.Write(program, formula, type, shape, dtypes, kept, inner));
        int perGroup = FoldShape.Threads / shape.PerRow;
        new Launch(programs).Tensors(tensors).Numbers(kept.Index, kept.Count, length).Walk(kept).Walk(inner).Parameters(formula, type, again is null ? null : () => again().Formula).Run(made, new Grid((kept.Count + perGroup - 1) / perGroup));
    }

    // Neighbours along the row are nearer to each other than neighbouring rows are: the first tensor that runs along both decides.
    static bool IsRow(ReadOnlySpan<Tensor> tensors)
    {
        foreach (var x in tensors)
            if (x.Rank > 1 && x.Sizes[^1] > 1 && x.Sizes[^2] > 1 && x.Strides[^1] != 0 && x.Strides[^2] != 0) return Math.Abs(x.Strides[^1]) <= Math.Abs(x.Strides[^2]);
        return true;
    }
}
