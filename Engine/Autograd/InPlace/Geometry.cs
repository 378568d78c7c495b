using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Tape;

/// <summary>Where a view's elements lie among its base's: enough to find the same places in a cotangent of the base.</summary>
sealed class Geometry
{
    readonly TensorType baseType;
    readonly long[] baseStrides;
    readonly long[] strides;
    readonly long offset;
    readonly bool isBaseContiguous;

    Geometry(Tensor viewed, Tensor view)
    {
        (baseType, baseStrides, isBaseContiguous) = (viewed.Type, viewed.StrideArray, viewed.IsContiguous);
        (ViewType, strides, offset) = (view.Type, view.StrideArray, view.Offset - viewed.Offset);
    }

    internal TensorType ViewType { get; }

    /// <summary>Every element of the base is one of the view's, and none twice.</summary>
    internal bool CoversAll => ViewType.ElementCount == baseType.ElementCount && !Overlaps;

    bool Overlaps => Strides.MayOverlap(ViewType.SizeArray, strides);

    internal static Geometry Of(Tensor viewed, Tensor view) => new(viewed, view);

    /// <summary>The view's part of a tensor of the base's type: a view of it where its layout allows.</summary>
    internal Tensor Part(Tensor x) => PartOf(isBaseContiguous && x.IsContiguous ? x : Filled(x));

    /// <summary>A copy of a tensor of the base's type, the view's part set to zero.</summary>
    internal Tensor Cleared(Tensor x)
    {
        var copy = Filled(x);
        Full.Fill(PartOf(copy), Tensor.Weak(0));
        return copy;
    }

    /// <summary>Zeros of the base's type, a tensor of the view's type added in the view's places.</summary>
    internal Tensor Placed(Tensor x)
    {
        var result = Empty(x, zero: true);
        var part = PartOf(result);
        if (!Overlaps) Copying.Run(part, x);
        else AddSlices(part, x);
        return result;
    }

    // Where places of the view are one element, slices that do not overlap are added one after the other.
    static void AddSlices(Tensor part, Tensor x)
    {
        if (!Strides.MayOverlap(part.Sizes, part.Strides))
        {
            Binary.Numeric(new Add(), part, x, into: part);
            return;
        }
        int at = 0;
        for (int d = 1; d < part.Rank; d++)
            if (part.Sizes[at] == 1 || part.Sizes[d] > 1 && Math.Abs(part.Strides[d]) < Math.Abs(part.Strides[at])) at = d;
        for (long i = 0; i < part.Sizes[at]; i++) AddSlices(Slice(part, at, i), Slice(x, at, i));
    }

    static Tensor Slice(Tensor x, int dim, long i)
    {
        long[] sizes = [.. x.Sizes[..dim], .. x.Sizes[(dim + 1)..]], steps = [.. x.Strides[..dim], .. x.Strides[(dim + 1)..]];
        return x.View(new(x.Dims.RemoveAt(dim), sizes), steps, x.Offset + i * x.Strides[dim]);
    }

    Tensor PartOf(Tensor laidOut) => Tensor.Over(laidOut.Storage, laidOut.DType, ViewType, strides, laidOut.Offset + offset);

    Tensor Filled(Tensor x)
    {
        var copy = Empty(x, zero: false);
        Copying.Run(copy, x);
        return copy;
    }

    // Elements laid out as the base's are; gaps stay in between.
    Tensor Empty(Tensor like, bool zero)
    {
        Tensor result;
        if (isBaseContiguous) result = Tensor.Allocate(baseType, like.DType, like.Device);
        else
        {
            long low = 0, high = 0;
            for (int d = 0; d < baseType.Rank; d++)
            {
                long reach = Math.Max(baseType.SizeArray[d] - 1, 0) * baseStrides[d];
                (low, high) = reach < 0 ? (low + reach, high) : (low, high + reach);
            }
            var flat = Tensor.Allocate(TensorType.Of(high - low + 1), like.DType, like.Device);
            result = Tensor.Over(flat.Storage, like.DType, baseType, baseStrides, -low);
        }
        if (zero) Full.Fill(result, Tensor.Weak(0));
        return result;
    }
}
