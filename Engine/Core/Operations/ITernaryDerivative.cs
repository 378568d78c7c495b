using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>The derivatives of a pointwise function of three tensors.</summary>
public interface ITernaryDerivative : IOperation
{
    /// <summary>∂f/∂x.</summary>
    V DerivativeFirst<V>(V x, V y, V z) where V : IReal<V>;
    /// <summary>∂f/∂y.</summary>
    V DerivativeSecond<V>(V x, V y, V z) where V : IReal<V>;
    /// <summary>∂f/∂z.</summary>
    V DerivativeThird<V>(V x, V y, V z) where V : IReal<V>;
}
