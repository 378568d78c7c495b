using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Elements picked along one dim, as places.</summary>
sealed class GpuAlong(GpuPlaces places) : IAlongKernel
{
    public void Take(Tensor result, Tensor x, Tensor indices, int dim)
    {
        if (result.ElementCount == 0) return;
        places.Take(Line(result), First(x), Resolved(x, indices, dim));
    }

    public void Add(Tensor result, Tensor x, Tensor indices, int dim)
    {
        if (x.ElementCount == 0) return;
        places.Write(First(result), Line(x.Contiguous()), Resolved(result, indices, dim), PlaceRule.Add);
    }

    Tensor Resolved(Tensor x, Tensor indices, int dim)
    {
        var index = indices.Contiguous();
        var at = Tensor.Allocate(index.Type, DType.Int64, x.Device);
        long[] along = [.. x.Strides];
        along[dim] = 0;
        places.Resolve(at, [index], [x.Sizes[dim]], [x.Strides[dim]], along, wraps: false, out _, out _);
        return at;
    }

    static Tensor Line(Tensor y) => y.View(TensorType.Of(y.ElementCount), [1], y.Offset);

    static Tensor First(Tensor x) => x.View(TensorType.Scalar, [], x.Offset);
}
