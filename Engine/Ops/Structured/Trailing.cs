using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>
/// Brings the dims an operation works along to the end, so that kernels see [rest…, along…]. Nothing here is recorded: it happens
/// inside primitive operations.
/// </summary>
static class Trailing
{
    /// <summary>The positions of a tensor of this rank with <paramref name="along"/> last, in the order given.</summary>
    internal static int[] Order(int rank, ReadOnlySpan<int> along)
    {
        var order = new int[rank];
        int n = 0;
        for (int d = 0; d < rank; d++)
            if (!along.Contains(d)) order[n++] = d;
        along.CopyTo(order.AsSpan(n));
        return order;
    }

    /// <summary>The order that undoes another.</summary>
    internal static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (int i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return inverse;
    }

    /// <summary>Whether the order leaves every dim where it is.</summary>
    internal static bool IsInOrder(int[] order)
    {
        for (int i = 0; i < order.Length; i++)
            if (order[i] != i) return false;
        return true;
    }

    /// <summary>x with its dims in this order: a view.</summary>
    internal static Tensor View(Tensor x, int[] order)
    {
        if (IsInOrder(order)) return x;
        var sizes = new long[order.Length];
        var strides = new long[order.Length];
        for (int i = 0; i < order.Length; i++) (sizes[i], strides[i]) = (x.Sizes[order[i]], x.Strides[order[i]]);
        return x.View(new(x.Dims.Permute(order), sizes), strides, x.Offset);
    }

    /// <summary>A fresh tensor of type <paramref name="type"/> whose memory has the dims in this order.</summary>
    internal static Tensor Allocate(TensorType type, int[] order, DType dtype, Device device)
    {
        var sizes = new long[order.Length];
        for (int i = 0; i < order.Length; i++) sizes[i] = type.SizeArray[order[i]];
        return View(Tensor.Allocate(new(type.Dims.Permute(order), sizes), dtype, device), Inverse(order));
    }

    /// <summary>The elements in row-major order and of this dtype: x itself where it is so already.</summary>
    internal static Tensor Dense(Tensor x, DType? dtype = null)
    {
        if (x.IsContiguous && (dtype ?? x.DType) == x.DType) return x;
        var copy = Tensor.Allocate(x.Type, dtype ?? x.DType, x.Device);
        Copying.Run(copy, x);
        return copy;
    }

    /// <summary>Whether x is a half type, which structured kernels compute in float32.</summary>
    internal static bool IsHalf(Tensor x) => x.DType is DType.Float16 or DType.BFloat16;

    /// <summary>x as floats that kernels compute with: float32 or float64; recorded.</summary>
    internal static Tensor Computed(Tensor x) => x.DType is DType.Float32 or DType.Float64 ? x : To.Run(x, DType.Float32);
}
