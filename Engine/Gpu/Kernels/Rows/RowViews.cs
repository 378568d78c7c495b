namespace NamedTorch.Gpu;

/// <summary>Tensors as a <see cref="RowRunner"/> takes them.</summary>
static class RowViews
{
    /// <summary>x with one dim at the end; without dims, one row of one element.</summary>
    internal static Tensor Last(Tensor x, int dim)
    {
        if (x.Rank == 0) return x.View(TensorType.Of(1), [1], x.Offset);
        long[] sizes = [.. x.Sizes[..dim], .. x.Sizes[(dim + 1)..], x.Sizes[dim]], strides = [.. x.Strides[..dim], .. x.Strides[(dim + 1)..], x.Strides[dim]];
        return x.View(new(DimList.Unnamed(x.Rank), sizes), strides, x.Offset);
    }

    /// <summary>One number per row, repeated along rows of a length.</summary>
    internal static Tensor PerRow(Tensor x, long length) => x.View(new(DimList.Unnamed(x.Rank + 1), [.. x.Sizes, length]), [.. x.Strides, 0], x.Offset);

    /// <summary>x at the first place of a dim, which goes.</summary>
    internal static Tensor Without(Tensor x, int dim) =>
        x.View(new(DimList.Unnamed(x.Rank - 1), [.. x.Sizes[..dim], .. x.Sizes[(dim + 1)..]]), [.. x.Strides[..dim], .. x.Strides[(dim + 1)..]], x.Offset);

    /// <summary>A tensor of these sizes that stands at x's first place along a dim.</summary>
    internal static Tensor Still(Tensor x, ReadOnlySpan<long> sizes, int dim)
    {
        long[] strides = x.Strides.ToArray();
        strides[dim] = 0;
        return x.View(new(DimList.Unnamed(x.Rank), sizes.ToArray()), strides, x.Offset);
    }

    /// <summary>One row, the same for all.</summary>
    internal static Tensor PerElement(Tensor x, long rows) => x.View(TensorType.Of(rows, x.Sizes[0]), [0, x.Strides[0]], x.Offset);

    /// <summary>Rows of one element, for a thread each; x is dense.</summary>
    internal static Tensor EachAlone(Tensor x) => x.View(TensorType.Of(x.ElementCount, 1), [1, 1], x.Offset);

    /// <summary>Columns as rows.</summary>
    internal static Tensor Turned(Tensor x) => x.View(TensorType.Of(x.Sizes[1], x.Sizes[0]), [x.Strides[1], x.Strides[0]], x.Offset);
}
