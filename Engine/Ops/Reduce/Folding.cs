using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Brings the reduced dims to the end and runs the backend's reduction.</summary>
static class Folding
{
    /// <summary>Reduces as planned, in <paramref name="computing"/>, into a fresh tensor of <paramref name="dtype"/>.</summary>
    internal static Tensor Run<TFold>(in TFold fold, Tensor x, Reduced plan, DType computing, DType? dtype = null) where TFold : struct, IFold =>
        Run(fold, x, plan.Positions, plan.Type, dtype ?? computing, computing);

    /// <summary>Reduces the dims at positions <paramref name="over"/> (ascending) into a fresh tensor of <paramref name="type"/>.</summary>
    internal static Tensor Run<TFold>(in TFold fold, Tensor x, ReadOnlySpan<int> over, TensorType type, DType dtype, DType computing) where TFold : struct, IFold
    {
        var result = Tensor.Allocate(type, dtype, x.Device);
        FoldKernels<TFold>.For(x.Device, Computing.Of(computing)).Run(fold, Flat(result, x, over), Arranged(x, over));
        return result;
    }

    /// <summary>x with its kept dims first: x itself where they are, else a view without names.</summary>
    internal static Tensor Arranged(Tensor x, ReadOnlySpan<int> over)
    {
        if (over.Length == 0 || over[0] == x.Rank - over.Length) return x;
        int k = 0, r = x.Rank - over.Length;
        var sizes = new long[x.Rank];
        var strides = new long[x.Rank];
        for (int d = 0; d < x.Rank; d++)
        {
            int to = over.Contains(d) ? r++ : k++;
            (sizes[to], strides[to]) = (x.Sizes[d], x.Strides[d]);
        }
        return x.View(new(DimList.Unnamed(x.Rank), sizes), strides, x.Offset);
    }

    /// <summary>A fresh result without the dims it kept as units: itself where it kept none, else a view without names.</summary>
    internal static Tensor Flat(Tensor result, Tensor x, ReadOnlySpan<int> over)
    {
        if (result.Rank == x.Rank - over.Length) return result;
        var sizes = new long[x.Rank - over.Length];
        for (int d = 0, k = 0; d < x.Rank; d++)
            if (!over.Contains(d)) sizes[k++] = x.Sizes[d];
        var type = new TensorType(DimList.Unnamed(sizes.Length), sizes);
        return result.View(type, type.ContiguousStrides, 0);
    }
}
