using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Brings the reduced dims to the end and runs the backend's reduction.</summary>
static class Folding
{
    /// <summary>Reduces the dims at positions <paramref name="over"/> (ascending) into a fresh tensor of <paramref name="type"/>.</summary>
    internal static Tensor Run<TFold>(in TFold fold, Tensor x, ReadOnlySpan<int> over, TensorType type, DType dtype, DType computing) where TFold : struct, IFold
    {
        var result = Tensor.Allocate(type, dtype);
        int kept = x.Rank - over.Length, k = 0, r = kept;
        var sizes = new long[x.Rank];
        var strides = new long[x.Rank];
        for (int d = 0; d < x.Rank; d++)
        {
            int to = over.Contains(d) ? r++ : k++;
            (sizes[to], strides[to]) = (x.Sizes[d], x.Strides[d]);
        }
        var arranged = x.View(new(DimList.Unnamed(x.Rank), sizes), strides, x.Offset);
        var flat = result.View(new(DimList.Unnamed(kept), sizes[..kept]), new TensorType(DimList.Unnamed(kept), sizes[..kept]).ContiguousStrides, 0);
        FoldKernels<TFold>.For(x.Device, Computing.Of(computing)).Run(fold, flat, arranged);
        return result;
    }
}
