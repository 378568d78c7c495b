using System.Numerics;
using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>pᵢ = Π xⱼ over all j ≠ i: the derivative of a product, exact where factors are 0.</summary>
static class OtherFactors
{
    /// <summary>The products over the dims at these positions (ascending), of x's type.</summary>
    internal static Tensor Run(Tensor x, int[] over)
    {
        if (over.Length == 0) return Torch.OnesLike(x);
        if (x.ElementCount == 0) return x;
        // The reduced dims last and as one, so that there is one dim to leave an element out of.
        int[] order = [.. Enumerable.Range(0, x.Rank).Except(over), .. over];
        var moved = Rearrange.Permute(Retype.Run(x, x.Type.WithDims(DimList.Unnamed(x.Rank))), order);
        long count = 1;
        foreach (int d in over) count *= x.Sizes[d];
        long[] sizes = [.. order.SkipLast(over.Length).Select(d => x.Type.SizeArray[d]), count];
        var products = Products(Reshape.Run(moved, new(DimList.Unnamed(sizes.Length), sizes)));
        return Retype.Run(Rearrange.Permute(Reshape.Run(products, moved.Type), [.. Enumerable.Range(0, x.Rank).Select(d => Array.IndexOf(order, d))]), x.Type);
    }

    static Tensor Products(Tensor x)
    {
        int last = x.Rank - 1;
        if (Dispatcher.Records([x])) return Recorded(x, last);
        var products = Tensor.Allocate(x.Type, x.DType, x.Device);
        Lines.Run(new Line(), x, last, products, null, DType.Float64);
        return products;
    }

    // To be differentiated again. Without a 0: the product divided by the factor; else, per element, the product of the dim with a 1
    // in its place, n² factors.
    static Tensor Recorded(Tensor x, int last)
    {
        var product = Torch.Prod(x, last, keepDim: true);
        bool hasZero = Any.Run(Binary.Compare(new Equal(), x, Tensor.Weak(0f)), [], false).Item<bool>();
        if (!hasZero) return product / x;
        long count = x.Sizes[last];
        var left = new bool[count * count];
        for (long i = 0; i < count; i++) left[i * count + i] = true;
        var masked = Where.Run(Tensor.From(left, count, count), Tensor.Weak(1f), Rearrange.Insert(x, last, DimSlot.Unnamed));
        return Prod.Run(masked, [x.Rank], false);
    }

    // What stands before an element times what stands behind it.
    readonly struct Line : ILine
    {
        public LineForm Form => new(LineKind.OtherProducts);

        public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
        {
            T product = T.One;
            for (int i = 0; i < x.Length; i++)
            {
                values[i] = product;
                product *= x[i];
            }
            product = T.One;
            for (int i = x.Length - 1; i >= 0; i--)
            {
                values[i] *= product;
                product *= x[i];
            }
        }
    }
}
