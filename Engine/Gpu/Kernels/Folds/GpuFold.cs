using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>
/// The reduction loop: several threads share a result, each folds every so manieth element in runs of 32, and shared memory joins them. Long
/// reductions of few results are cut into segments, whose results are folded again. How it is cut is <see cref="FoldCut"/>'s.
/// </summary>
sealed class GpuFold<TFold>(Programs programs, DType computing) : FoldKernel<TFold> where TFold : struct, IFold
{
    static readonly string Operation = OperationName.Of(typeof(TFold));

    readonly ScalarType type = computing.Register();

    public override void Run(in TFold fold, Tensor result, Tensor x)
    {
        var device = programs.Accelerator.Device;
        Refusal.CheckDevices(Operation, device, result, x);
        if (result.ElementCount == 0) return;
        var (identity, entry, combination) = Trace(fold, device);
        if (DeferredFormula.Of(x) is null)
        {
            Fold(Operation, new(identity, entry, combination), result, x, [x]);
            return;
        }
        lock (programs.Accelerator.Streams.Deferral)
        {
            ((MemoryBuffer)result.Storage.Memory!).BeforeWrite();
            using var composition = new Composition(FusionLimits.Prologue);
            var element = composition.Operand(x, type, x.ElementCount);
            Fold(OperationName.Join(composition.Names, Operation), new(identity, new Substitution(_ => element).Of(entry), combination), result, x, [.. composition.Operands]);
        }
    }

    // Operands are what the formula reads, element for element beside x. How it is cut follows from x alone: sums are those of a kernel that reads x computed.
    void Fold(string name, Formula formula, Tensor result, Tensor x, Tensor[] operands)
    {
        int rank = result.Rank;
        Tensor First(Tensor t) => t.View(new(DimList.Unnamed(rank), result.Sizes.ToArray()), t.Strides[..rank].ToArray(), t.Offset);
        Tensor Inner(Tensor t) => t.View(new(DimList.Unnamed(t.Rank - rank), t.Sizes[rank..].ToArray()), t.Strides[rank..].ToArray(), 0);
        Layout own = Layout.Of(x.Sizes[rank..], Inner(x)), outer = Layout.Of(result.Sizes, result, First(x));
        bool isRow = outer.Step(1) == 0 || Math.Abs(own.Step(0)) <= Math.Abs(outer.Step(1));
        var cut = FoldCut.Of(outer.Count, own.Count, isRow);
        int width = own.Step(0) == 1 && own.Count % Neighbours.Count == 0 && own.HasRuns(Neighbours.Count) ? Neighbours.Count : 1;
        Tensor? parts = cut.Segments == 1 ? null : Tensor.Allocate(new(DimList.Unnamed(rank + 1), [.. result.Sizes, cut.Segments]), computing, programs.Accelerator.Device);
        var target = parts?.View(result.Type, parts.Strides[..rank].ToArray(), 0) ?? result;
        var inner = Layout.Of(x.Sizes[rank..], [.. operands.Select(Inner)]);
        var kept = Layout.Of(result.Sizes, [target, .. operands.Select(First)]);
        if (kept.Index != inner.Index) (kept, inner) = (kept.Widened(), inner.Widened());
        var shape = new FoldShape(type, target.DType, cut.PerResult, isRow, width, Runs(operands.Length, width, kept, inner));
        DType[] elements = [.. operands.Select(static t => t.DType)];
        var program = programs.Get($"fold {shape} of {string.Join(' ', elements)} {kept.Key} {inner.Key} {formula.Key}", () => FoldTemplate.Write("fold_" + name, shape, formula, elements, kept, inner));
        new Launch(programs).Tensors([target, .. operands]).Numbers(kept.Index, kept.Count, inner.Count, cut.Length).Walk(kept).Walk(inner).Parameters(formula, type)
            .Run(program, new Grid((kept.Count + shape.Results - 1) / shape.Results, cut.Segments));
        // What was entered once is only combined.
        if (parts is not null) Fold(Operation, new(formula.Results[0], new OperandExpression(0), formula.Results[2]), result, parts, [parts]);
    }

    static string Runs(int operands, int width, Layout kept, Layout inner) => !inner.HasRuns(width) ? "" : string.Concat(Enumerable.Range(0, operands).Select(n =>
        inner.Rank == 0 ? '0' : inner.Run(n, 1) is not 'v' and var one ? one : width > 1 && inner.Run(n, width) == 'v' && kept.IsMultiple(1 + n, width) ? 'v' : 's'));

    static (Expression Identity, Expression Entry, Expression Combination) Trace(in TFold fold, Device device)
    {
        try
        {
            return (fold.Identity<Symbol>().Expression, fold.Enter(Symbol.Operand(0)).Expression, fold.Combine(Symbol.Operand(0), Symbol.Operand(1)).Expression);
        }
        catch (NoFormulaException e)
        {
            throw Refusal.NotHere(Operation, device, e.Message);
        }
    }
}
