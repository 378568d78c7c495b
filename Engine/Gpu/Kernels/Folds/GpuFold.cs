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
        Fold(Trace(fold, device), result, x, enters: true);
    }

    void Fold(Formula formula, Tensor result, Tensor x, bool enters)
    {
        int rank = result.Rank;
        var first = x.View(new(DimList.Unnamed(rank), result.Sizes.ToArray()), x.Strides[..rank].ToArray(), x.Offset);
        var inner = Layout.Of(x.Sizes[rank..], x.View(new(DimList.Unnamed(x.Rank - rank), x.Sizes[rank..].ToArray()), x.Strides[rank..].ToArray(), 0));
        var kept = Layout.Of(result.Sizes, result, first);
        bool isRow = kept.Step(1) == 0 || Math.Abs(inner.Step(0)) <= Math.Abs(kept.Step(1));
        var cut = FoldCut.Of(kept.Count, inner.Count, isRow);
        Tensor? parts = cut.Segments == 1 ? null : Tensor.Allocate(new(DimList.Unnamed(rank + 1), [.. result.Sizes, cut.Segments]), computing, programs.Accelerator.Device);
        var target = parts?.View(result.Type, parts.Strides[..rank].ToArray(), 0) ?? result;
        kept = Layout.Of(result.Sizes, target, first);
        if (kept.Index != inner.Index) (kept, inner) = (kept.Widened(), inner.Widened());
        int width = inner.Step(0) == 1 && inner.Count % Neighbours.Count == 0 && inner.HasRuns(Neighbours.Count) ? Neighbours.Count : 1;
        bool isVector = width > 1 && inner.Run(0, width) == 'v' && kept.IsMultiple(1, width);
        var shape = new FoldShape(type, target.DType, x.DType, cut.PerResult, isRow, width, isVector, enters);
        var program = programs.Get($"fold {shape} {kept.Key} {inner.Key} {formula.Key}", () => FoldTemplate.Write("fold_" + Operation, shape, formula, kept, inner));
        new Launch(programs).Tensors(target, x).Numbers(kept.Index, kept.Count, inner.Count, cut.Length).Walk(kept).Walk(inner).Parameters(formula, type)
            .Run(program, new Grid((kept.Count + shape.Results - 1) / shape.Results, cut.Segments));
        if (parts is not null) Fold(formula, result, parts, enters: false);
    }

    static Formula Trace(in TFold fold, Device device)
    {
        try
        {
            return new(fold.Identity<Symbol>().Expression, fold.Enter(Symbol.Operand(0)).Expression, fold.Combine(Symbol.Operand(0), Symbol.Operand(1)).Expression);
        }
        catch (NoFormulaException e)
        {
            throw Refusal.NotHere(Operation, device, e.Message);
        }
    }
}
