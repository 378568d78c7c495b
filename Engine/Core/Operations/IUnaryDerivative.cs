using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>The derivative of a pointwise function of one tensor.</summary>
public interface IUnaryDerivative : IOperation
{
    /// <summary>f′(x), given y = f(x).</summary>
    V Derivative<V>(V x, V y) where V : IReal<V>;
}
