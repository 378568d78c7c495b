using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>The derivatives of a pointwise function of two tensors.</summary>
public interface IBinaryDerivative : IOperation
{
    /// <summary>∂f/∂x, given z = f(x, y).</summary>
    V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V>;
    /// <summary>∂f/∂y, given z = f(x, y).</summary>
    V DerivativeRight<V>(V x, V y, V z) where V : IReal<V>;
}
