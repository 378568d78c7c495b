using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise function of two tensors of floats; integers become float32 first.</summary>
public interface IBinary : IBinaryDerivative
{
    /// <summary>z = f(x, y).</summary>
    V Forward<V>(V x, V y) where V : IReal<V>;
}
