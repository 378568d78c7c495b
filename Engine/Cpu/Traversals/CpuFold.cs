using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>
/// The one reduction loop. Where the kept dims are the dense ones, rows of elements are combined into rows of results
/// (<see cref="FoldColumns{TFold, V, T}"/>); else each result folds its own elements (<see cref="FoldRows{TFold, V, T}"/>). Long
/// reductions are cut and the partial results combined pairwise: accurate, and the order depends on sizes and strides only.
/// </summary>
sealed unsafe class CpuFold<TFold, V, T>(DType computing) : FoldKernel<TFold>
    where TFold : struct, IFold where V : struct, ISimd<V, T> where T : unmanaged
{
    public override void Run(in TFold fold, Tensor result, Tensor x)
    {
        if (result.ElementCount == 0) return;
        long* space = stackalloc long[FoldLayout.Space(x.Rank)];
        fixed (byte* y = result.Storage, source = x.Storage)
        {
            var layout = FoldLayout.Build(x, result.Rank, space);
            layout.Start = source + x.Offset * x.DType.ByteSize;
            var target = new FoldTarget<T> { Start = y + result.Offset * result.DType.ByteSize, DType = result.DType, IsDirect = result.DType == computing };
            if (layout.Columns > 0) FoldColumns<TFold, V, T>.Start(fold, layout, target, x.DType == computing);
            else FoldRows<TFold, V, T>.Start(fold, layout, target, x.DType == computing);
        }
        GC.KeepAlive(result.Storage);
        GC.KeepAlive(x.Storage);
    }
}
