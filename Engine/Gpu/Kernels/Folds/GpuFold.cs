using System.Numerics;
using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>
/// The reduction loop: several threads share a result, each folds every so manieth element in runs of 32, and a tree in shared memory joins
/// them. One long reduction is cut into segments, whose results are folded again. How it is cut depends on sizes only.
/// </summary>
sealed class GpuFold<TFold>(Programs programs, DType computing) : FoldKernel<TFold> where TFold : struct, IFold
{
    const int SegmentLength = 1 << 14, MostSegments = 256, FewResults = 64;

    static readonly string Operation = OperationName.Of(typeof(TFold));

    readonly ScalarType type = computing.Register();

    public override void Run(in TFold fold, Tensor result, Tensor x)
    {
        var device = programs.Accelerator.Device;
        Refusal.CheckDevices(Operation, device, result, x);
        if (result.ElementCount == 0) return;
        var formula = Trace(fold, device);
        long reduced = 1;
        foreach (long size in x.Sizes[result.Rank..]) reduced *= size;
        if (result.ElementCount > FewResults || reduced <= SegmentLength)
        {
            Fold(formula, result, x, reduced, segments: 1, enters: true);
            return;
        }
        long segments = Math.Min(MostSegments, (reduced + SegmentLength - 1) / SegmentLength);
        var parts = Tensor.Allocate(new(DimList.Unnamed(result.Rank + 1), [.. result.Sizes, segments]), computing, device);
        Fold(formula, parts.View(result.Type, parts.Strides[..result.Rank].ToArray(), 0), x, reduced, segments, enters: true);
        Fold(formula, result, parts, segments, segments: 1, enters: false);
    }

    void Fold(Formula formula, Tensor result, Tensor x, long reduced, long segments, bool enters)
    {
        int rank = result.Rank;
        var kept = Layout.Of(result.Sizes, result, x.View(new(DimList.Unnamed(rank), result.Sizes.ToArray()), x.Strides[..rank].ToArray(), x.Offset));
        var inner = Layout.Of(x.Sizes[rank..], x.View(new(DimList.Unnamed(x.Rank - rank), x.Sizes[rank..].ToArray()), x.Strides[rank..].ToArray(), 0));
        if (kept.Index != inner.Index) (kept, inner) = (kept.Widened(), inner.Widened());
        var shape = new FoldShape(type, result.DType, x.DType, ThreadsPerResult((reduced + segments - 1) / segments), inner.Key.EndsWith('1'), enters);
        var program = programs.Get($"fold {shape} {kept.Key} {inner.Key} {formula.Key}", () => FoldTemplate.Write("fold_" + Operation, shape, formula, kept, inner));
        new Launch(programs).Tensors(result, x).Numbers(kept.Index, kept.Count, reduced, (reduced + segments - 1) / segments).Walk(kept).Walk(inner).Parameters(formula, type)
            .Run(program, new Grid((kept.Count + shape.Results - 1) / shape.Results, segments));
    }

    // So many that each folds about 32 elements.
    static int ThreadsPerResult(long reduced) => (int)Math.Min(FoldShape.Threads, BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, reduced / 32)));

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
