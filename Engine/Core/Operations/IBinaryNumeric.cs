using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise function of two tensors of any numbers, in their joint type.</summary>
public interface IBinaryNumeric : IBinaryDerivative
{
    /// <summary>Whether bool operands are computed too (as 0 and 1, the result cut back to bool); else they are refused.</summary>
    static virtual bool TakesBool => false;
    /// <summary>z = f(x, y).</summary>
    V Forward<V>(V x, V y) where V : IOrdered<V>;
}
