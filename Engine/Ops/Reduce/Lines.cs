using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Calls of the line kernel, and what is recorded of them: values are x picked at indices, so gradients need no formula of their own.</summary>
static class Lines
{
    /// <summary>Fills results (null = not wanted) line by line, in x's own computing type unless told otherwise.</summary>
    internal static void Run<TLine>(in TLine line, Tensor x, int dim, Tensor? values, Tensor? indices, DType? computing = null) where TLine : struct, ILine =>
        Required.Kernel<ILineKernel, TLine>(x).Run(line, x, dim, computing ?? Computing.Of(x.DType), values, indices);

    /// <summary>Whether lines of x may be C# only; else they are written in other operations.</summary>
    internal static bool RunCode(Tensor x) => x.Device.Backend.Find<ILineKernel>() is not { RunsCode: false };

    /// <summary>One element of every line, by its place: both have the plan's type.</summary>
    internal static ValuesWithIndices Pick<TLine>(in TLine line, Tensor x, Reduced plan) where TLine : struct, ILine
    {
        int dim = plan.Positions[0];
        var kept = plan.Keeps ? plan.Type : Opened(plan.Type, dim);
        Tensor values = Tensor.Allocate(kept, x.DType, x.Device), indices = Tensor.Allocate(kept, DType.Int64, x.Device);
        if (kept.ElementCount > 0) Run(line, x, dim, values, indices);
        return new(Picked.Record(x, values.View(plan.Type, plan.Type.ContiguousStrides, 0), indices, dim), indices.View(plan.Type, plan.Type.ContiguousStrides, 0));
    }

    /// <summary>Any number of elements of every line: both have the type <paramref name="type"/>, x's but for the dim's size.</summary>
    internal static ValuesWithIndices Pick<TLine>(in TLine line, Tensor x, TensorType type, int dim) where TLine : struct, ILine
    {
        Tensor values = Tensor.Allocate(type, x.DType, x.Device), indices = Tensor.Allocate(type, DType.Int64, x.Device);
        if (type.ElementCount > 0) Run(line, x, dim, values, indices);
        return new(Picked.Record(x, values, indices, dim), indices);
    }

    /// <summary>The type with an unnamed dim of size 1 at a position.</summary>
    internal static TensorType Opened(TensorType type, int at) => new(DimList.Unnamed(type.Rank + 1), [.. type.SizeArray[..at], 1, .. type.SizeArray[at..]]);
}
