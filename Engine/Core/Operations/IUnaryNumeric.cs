using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise function of one tensor of any numbers; the element type stays.</summary>
public interface IUnaryNumeric : IUnaryDerivative
{
    /// <summary>y = f(x).</summary>
    V Forward<V>(V x) where V : IOrdered<V>;
}
