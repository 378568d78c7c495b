using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Elements at places of the flattened last dims: linear once the places are known. The adjoint is <see cref="MaxPut"/>.</summary>
readonly struct MaxPick(Tensor places, int spatial) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    /// <summary>The largest elements of the windows and their places.</summary>
    internal static ValuesWithIndices Run(Tensor x, TensorType type, PoolWindows[] windows)
    {
        if (Trailing.IsHalf(x))
        {
            var wide = Run(To.Run(x, DType.Float32), type, windows);
            return new(To.Run(wide.Values, x.DType), wide.Indices);
        }
        x = Trailing.Computed(x);
        Tensor y = Tensor.Allocate(type, x.DType, x.Device), places = Tensor.Allocate(type, DType.Int64, x.Device);
        var dense = Trailing.Dense(x);
        int n = windows.Length;
        PoolWindows[] three = n == 3 ? windows : n == 2 ? [PoolWindows.One, .. windows] : [PoolWindows.One, PoolWindows.One, .. windows];
        if (places.ElementCount > 0) Kernel(x).Find(Planes(places, n, flat: false), Planes(y, n, flat: false), Planes(dense, n, flat: false), three);
        return new(Dispatcher.Applied(new MaxPick(places, n), y, x), places);
    }

    internal static Tensor At(Tensor x, Tensor places, TensorType type, int spatial)
    {
        var y = Tensor.Allocate(type, x.DType, x.Device);
        if (y.ElementCount > 0) Kernel(x).Pick(Planes(y, spatial), Planes(Trailing.Dense(x), spatial), Planes(places, spatial));
        return Dispatcher.Applied(new MaxPick(places, spatial), y, x);
    }

    internal static IMaxPoolKernel Kernel(Tensor x) => Required.Kernel<IMaxPoolKernel>("MaxPool", x);

    /// <summary>A dense tensor as [batch, plane], or as [batch, depth, height, width].</summary>
    internal static Tensor Planes(Tensor x, int spatial, bool flat = true)
    {
        var sizes = new long[4] { 1, 1, 1, 1 };
        for (int d = 0; d < x.Rank; d++)
            if (d < x.Rank - spatial) sizes[0] *= x.Sizes[d];
            else sizes[4 + d - x.Rank] = x.Sizes[d];
        var type = flat ? TensorType.Of(sizes[0], sizes[1] * sizes[2] * sizes[3]) : TensorType.Of(sizes[0], sizes[1], sizes[2], sizes[3]);
        return x.View(type, type.ContiguousStrides, x.Offset);
    }

    public void Pull(Pullback pull) => pull[0] = MaxPut.Run(pull.Cotangent, places, pull.TypeOf(0), spatial, adds: true);
}
