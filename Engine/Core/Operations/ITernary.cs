using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise function of three tensors of floats, in their joint type.</summary>
public interface ITernary : ITernaryDerivative
{
    /// <summary>w = f(x, y, z).</summary>
    V Forward<V>(V x, V y, V z) where V : IReal<V>;
}
