using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>From index tensors to places, checked.</summary>
static class Places
{
    internal static IPlacesKernel Kernel(Tensor x) => Required.Kernel<IPlacesKernel>("Index", x);

    internal static IMaskKernel Masks(Tensor x) => Required.Kernel<IMaskKernel>("Nonzero", x);

    /// <summary>The dims that replace the indexed ones: the index tensors broadcast against each other, names unified.</summary>
    internal static TensorType Row(string operation, ReadOnlySpan<Tensor> indices)
    {
        var row = indices[0].Type;
        foreach (var index in indices) row = Unify.Types(operation, row, index.Type);
        return row;
    }

    /// <summary>NT4101 unless the tensor holds integers.</summary>
    internal static void Check(string operation, Tensor index)
    {
        if (!index.DType.IsInteger)
            throw new Conflict(DiagnosticId.NT4101, operation, ("operand", "indices"), ("dtype", index.DType.Name), ("expected", "an integer type")).With("indices", index.Type).ToException();
    }

    /// <summary>The places of elements of x: for each element of <paramref name="row"/> where the indices lead along dims <paramref name="positions"/>.</summary>
    /// <exception cref="DTypeException">NT4101: indices that are no integers; names and sizes were to be checked before.</exception>
    /// <exception cref="TensorIndexException">NT2006: an index beyond its dim.</exception>
    internal static Tensor Resolve(string operation, Tensor x, ReadOnlySpan<int> positions, ReadOnlySpan<Tensor> indices, TensorType row, ReadOnlySpan<long> along = default)
    {
        foreach (var index in indices) Check(operation, index);
        var sizes = new long[indices.Length];
        var strides = new long[indices.Length];
        var plain = new Tensor[indices.Length];
        for (int k = 0; k < plain.Length; k++)
        {
            (sizes[k], strides[k]) = (x.Sizes[positions[k]], x.Strides[positions[k]]);
            plain[k] = Plain(indices[k], row, x.Device);
        }
        var places = Tensor.Allocate(row.WithDims(DimList.Unnamed(row.Rank)), DType.Int64, x.Device);
        if (!Kernel(x).Resolve(places, plain, sizes, strides, along, Wraps(operation), out int which, out long value))
            throw Wraps(operation) ? Select.OutOfRange(operation, x.Type, positions[which], value) : Beyond(operation, x.Type, positions[which], value);
        return places;
    }

    // PyTorch's list: elsewhere a negative index is a mistake, a padding label perhaps.
    static bool Wraps(string operation) => operation is "Index" or "Take" or "Put" or "IndexFill";

    static Exception Beyond(string operation, TensorType x, int at, long index) => new Conflict(DiagnosticId.NT2006, operation,
        ("index", index), ("dim", x.Dims.NameAt(at) ?? at.ToString()), ("size", x.SizeArray[at]), ("fix", $"Indices go from 0 to {x.SizeArray[at] - 1}.")).With("x", x).ToException();

    /// <summary>A mask as one tensor of indices per dim of its own, unnamed.</summary>
    internal static Tensor[] Coordinates(Tensor mask)
    {
        var all = Find(mask);
        var result = new Tensor[mask.Rank];
        long count = all.Sizes[1];
        for (int d = 0; d < result.Length; d++) result[d] = all.View(new(DimList.Unnamed(1), [count]), [1], d * count);
        return result;
    }

    /// <summary>The row-major positions at which a mask holds, unnamed.</summary>
    internal static Tensor Linear(Tensor mask) => Coordinates(Ravel.Run(mask.Detach()))[0];

    /// <summary>The coordinates at which a mask holds, one row per dim.</summary>
    internal static Tensor Find(Tensor mask)
    {
        var plain = Contiguous.Run(mask);
        var kernel = Masks(mask);
        var found = Tensor.Allocate(new(DimList.Unnamed(2), [mask.Rank, kernel.Count(plain)]), DType.Int64, mask.Device);
        kernel.Find(plain, found);
        return found;
    }

    // int64, row-major, broadcast to the row, where they are used.
    static Tensor Plain(Tensor index, TensorType row, Device device)
    {
        if (ReferenceEquals(index.Device, device) && index.DType == DType.Int64 && index.IsContiguous && index.Type.SameSizes(row)) return index;
        var plain = Tensor.Allocate(row, DType.Int64, device);
        Copying.Run(plain, index);
        return plain;
    }
}
