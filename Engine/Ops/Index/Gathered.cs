using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>
/// y[…, j, …] = x[…, index[…, j, …], …]: along one dim the index leads, along the others it runs with x. Inputs: x, index.
/// </summary>
readonly struct Gathered(string operation, int at) : IDifferentiable
{
    public Saves Saves => Saves.Input(1);

    internal static Tensor Run(string operation, Tensor x, int at, Tensor index)
    {
        var type = Type(operation, x.Type, at, index);
        var places = Places.Resolve(operation, x, [at], [index], index.Type, Along(x, at));
        var y = Tensor.Allocate(type, x.DType, x.Device);
        Places.Kernel(x).Take(Line(y), Element(x), places);
        return Dispatcher.Applied(new Gathered(operation, at), y, x, index);
    }

    public void Pull(Pullback pull) => pull[0] = Scattered.Sum(operation, pull.TypeOf(0), at, pull.Input(1), pull.Cotangent);

    /// <summary>Names and sizes of the result: the index's sizes; its name at the dim, if it has one there; elsewhere the names are unified.</summary>
    internal static TensorType Type(string operation, TensorType x, int at, Tensor index)
    {
        var i = index.Type;
        if (i.Rank != x.Rank)
            throw new Conflict(DiagnosticId.NT2007, operation, ("reason", $"the index has rank {i.Rank}, x has {x.Rank}."), ("fix", "The index has x's dims, with as many places along the dim as are wanted; or all of x's dims but that one."))
                .With("x", x).With("index", i).ToException();
        var dims = Unify.Try(operation, Nothing(x.Dims.RemoveAt(at)), Nothing(i.Dims.RemoveAt(at)), NameRules.Strict, "x", "index").Type.Dims;
        for (int d = 0; d < x.Rank; d++)
            if (d != at && i.SizeArray[d] > x.SizeArray[d])
                throw new Conflict(DiagnosticId.NT2001, operation, ("dim", dims[d < at ? d : d - 1]), ("left", "x"), ("right", "index"), ("left_size", x.SizeArray[d]), ("right_size", i.SizeArray[d]),
                    ("fix", "The index may be shorter than x, not longer.")).With("x", x).With("index", i).ToException();
        var slot = i.Dims.NameAt(at) is null ? x.Dims[at] : i.Dims[at];
        var row = new TensorType(DimList.Empty.Append(slot.WithUnit(false)), [i.SizeArray[at]]);
        return Splice.Types(operation, new(dims.WithoutUnits().Insert(at, default), i.SizeArray), at, row);
    }

    /// <summary>x's strides along the dims in which the index runs with it.</summary>
    internal static long[] Along(Tensor x, int at) => Layouts.Replace(x.Strides, at, 0);

    /// <summary>All elements of a row-major tensor along one dim.</summary>
    internal static Tensor Line(Tensor y) => y.View(new(DimList.Unnamed(1), [y.ElementCount]), [y.Rank > 0 && y.Strides.IndexOfAnyExcept(0L) < 0 ? 0 : 1], y.Offset);

    /// <summary>x's first element.</summary>
    internal static Tensor Element(Tensor x) => x.View(TensorType.Scalar, [], x.Offset);

    static TensorType Nothing(DimList dims)
    {
        var sizes = new long[dims.Count];
        Array.Fill(sizes, -1);
        return new(dims, sizes);
    }
}
