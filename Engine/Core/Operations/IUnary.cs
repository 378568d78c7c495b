using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise function of one tensor of floats; integers become float32 first.</summary>
public interface IUnary : IUnaryDerivative
{
    /// <summary>y = f(x).</summary>
    V Forward<V>(V x) where V : IReal<V>;
}
