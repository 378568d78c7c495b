using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise function of two tensors of any numbers, in their joint type.</summary>
public interface IBinaryNumeric : IBinaryDerivative
{
    /// <summary>z = f(x, y).</summary>
    V Forward<V>(V x, V y) where V : IOrdered<V>;
}
