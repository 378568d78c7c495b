using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise function of three tensors, in their joint type.</summary>
public interface ITernary : IOperation
{
    /// <summary>w = f(x, y, z).</summary>
    V Forward<V>(V x, V y, V z) where V : IReal<V>;
    /// <summary>∂f/∂x.</summary>
    V DerivativeFirst<V>(V x, V y, V z) where V : IReal<V>;
    /// <summary>∂f/∂y.</summary>
    V DerivativeSecond<V>(V x, V y, V z) where V : IReal<V>;
    /// <summary>∂f/∂z.</summary>
    V DerivativeThird<V>(V x, V y, V z) where V : IReal<V>;
}
