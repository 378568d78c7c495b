using NamedTorch.Core;

namespace NamedTorch;

public static partial class Autograd
{
    /// <summary>d f(x)ᵢ / d xⱼ for all i and j.</summary>
    /// <remarks>One backward pass per element of f(x).</remarks>
    /// <param name="f">Any function of recorded operations.</param>
    /// <param name="x">Where.</param>
    /// <param name="createGraph">Records the derivative itself.</param>
    /// <returns>The dims of f(x), then those of x; a name that is already there is starred: (a, a*).</returns>
    public static Tensor Jacobian(Func<Tensor, Tensor> f, Tensor x, bool createGraph = false)
    {
        using var recording = Torch.EnableGrad();
        x = Point(x, createGraph);
        var y = f(x);
        var type = new TensorType(Starred(y.Dims, x.Dims), [.. y.Sizes, .. x.Sizes]);
        if (type.ElementCount == 0) return Ops.Full.Run(type, 0, y.DType, y.Device);
        var rows = new Tensor[y.ElementCount];
        for (int i = 0; i < rows.Length; i++) rows[i] = Pulled(y, x, Unit(y, i), createGraph, keepGraph: createGraph || i < rows.Length - 1);
        return Ops.Reshape.Run(Torch.Stack(rows, 0), type);
    }

    /// <summary>d² f(x) / d xᵢ d xⱼ for all i and j, f(x) of one element.</summary>
    /// <param name="f">Any function of operations that have second derivatives.</param>
    /// <param name="x">Where.</param>
    /// <param name="createGraph">Records the derivative itself.</param>
    /// <returns>The dims of x twice, the second time starred: (a, a*).</returns>
    /// <exception cref="AutogradException">NT6003: f(x) has more than one element.</exception>
    public static Tensor Hessian(Func<Tensor, Tensor> f, Tensor x, bool createGraph = false) =>
        Jacobian(point => Pulled(f(point), point, null, createGraph: true, keepGraph: true), x, createGraph);

    static DimList Starred(DimList outputs, DimList inputs)
    {
        var dims = outputs;
        foreach (var slot in inputs)
        {
            string? name = slot.Name;
            while (name is not null && dims.IndexOf(name) >= 0) name += "*";
            dims = dims.Append(DimSlot.Of(name, slot.IsUnit));
        }
        return dims;
    }

    static Tensor Unit(Tensor like, long i)
    {
        var unit = Ops.Full.Run(like.Type, 0, like.DType, like.Device);
        Ops.Full.Fill(Tensor.Over(unit.Storage, unit.DType, TensorType.Scalar, [], i), Tensor.Weak(1));
        return unit;
    }
}
