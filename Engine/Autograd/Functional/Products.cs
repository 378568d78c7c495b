using NamedTorch.Diagnostics;
using NamedTorch.Tape;

namespace NamedTorch;

public static partial class Autograd
{
    /// <summary>f(x) and vᵀ·J, J the Jacobian of f at x: one backward pass.</summary>
    /// <param name="f">Any function of recorded operations.</param>
    /// <param name="x">Where.</param>
    /// <param name="v">Of the sizes and names of f(x), or unnamed; null: 1 for one element.</param>
    /// <param name="createGraph">Records the derivative itself.</param>
    /// <returns>f(x), and the product: x's type.</returns>
    /// <exception cref="AutogradException">NT6003: v is missing or has other sizes.</exception>
    public static (Tensor Output, Tensor Product) Vjp(Func<Tensor, Tensor> f, Tensor x, Tensor? v = null, bool createGraph = false)
    {
        using var recording = Torch.EnableGrad();
        x = Point(x, createGraph);
        var y = f(x);
        return (Result(y, createGraph), Pulled(y, x, v, createGraph, createGraph));
    }

    /// <summary>f(x) and J·v, J the Jacobian of f at x: the derivative of f in direction v.</summary>
    /// <remarks>The backward pass is linear in its cotangent; differentiating it by the cotangent gives J·v.</remarks>
    /// <param name="f">Any function of operations that have second derivatives.</param>
    /// <param name="x">Where.</param>
    /// <param name="v">Of the sizes and names of x, or unnamed.</param>
    /// <param name="createGraph">Records the derivative itself.</param>
    /// <returns>f(x), and the product: f(x)'s type.</returns>
    /// <exception cref="AutogradException">NT6003: v has other sizes.</exception>
    public static (Tensor Output, Tensor Product) Jvp(Func<Tensor, Tensor> f, Tensor x, Tensor v, bool createGraph = false)
    {
        using var recording = Torch.EnableGrad();
        x = Point(x, createGraph);
        v = Cotangent.Fit("Jvp", v, x.Type, x.DType);
        var y = f(x);
        if (!y.RequiresGrad) return (Result(y, createGraph), Ops.Full.Run(y.Type, 0, y.DType, y.Device));
        var dummy = Ops.Full.Run(y.Type, 0, y.DType, y.Device).WithGrad();
        var pulled = Grad([y], [x], [dummy], createGraph: true, allowUnused: true)[0];
        var product = pulled is { RequiresGrad: true } ? Grad([pulled], [dummy], [v], createGraph, allowUnused: true)[0] : null;
        return (Result(y, createGraph), product ?? Ops.Full.Run(y.Type, 0, y.DType, y.Device));
    }

    // The user's own graph must not be walked unless the derivative is to be part of it.
    static Tensor Point(Tensor x, bool createGraph) => createGraph && x.RequiresGrad ? x : x.Detach().WithGrad();

    static Tensor Result(Tensor y, bool createGraph) => createGraph ? y : y.Detach();

    static Tensor Pulled(Tensor y, Tensor x, Tensor? v, bool createGraph, bool keepGraph) =>
        (y.RequiresGrad ? Grad([y], [x], [v], createGraph, keepGraph, allowUnused: true)[0] : null) ?? Ops.Full.Run(x.Type, 0, x.DType, x.Device);
}
