using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Elements of x at given places along a dim. Its adjoint is <see cref="Returned"/>.</summary>
/// <param name="indices">Of x's rank; the result may lack the dim where it has size 1 there.</param>
/// <param name="dim">The position in x.</param>
readonly struct Picked(Tensor indices, int dim) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    /// <summary>Notes that a kernel has already picked <paramref name="values"/>.</summary>
    internal static Tensor Record(Tensor x, Tensor values, Tensor indices, int dim) => Dispatcher.Applied(new Picked(indices, dim), values, x);

    internal static Tensor Run(Tensor x, TensorType type, Tensor indices, int dim)
    {
        var values = Tensor.Allocate(indices.Type, x.DType, indices.Device);
        Required.Kernel<IAlongKernel>("Gather", x).Take(values, x, indices, dim);
        return Record(x, values.View(type, type.ContiguousStrides, 0), indices, dim);
    }

    public void Pull(Pullback pull) => pull[0] = Returned.Run(pull.Cotangent, pull.TypeOf(0), indices, dim);
}

/// <summary>Elements added up at given places along a dim of zeros. Its adjoint is <see cref="Picked"/>.</summary>
readonly struct Returned(Tensor indices, int dim) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor g, TensorType type, Tensor indices, int dim)
    {
        var result = Full.Run(type, 0, g.DType, g.Device);
        // The cotangent may lack the dim of size 1 that the indices have.
        var strides = g.Rank == indices.Rank ? g.StrideArray : [.. g.StrideArray[..dim], 0, .. g.StrideArray[dim..]];
        Required.Kernel<IAlongKernel>("ScatterAdd", g).Add(result, g.View(indices.Type, strides, g.Offset), indices, dim);
        return Dispatcher.Applied(new Returned(indices, dim), result, g);
    }

    public void Pull(Pullback pull) => pull[0] = Picked.Run(pull.Cotangent, pull.TypeOf(0), indices, dim);
}
