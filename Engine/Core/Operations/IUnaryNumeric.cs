using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise function of one tensor of any numbers; the element type stays.</summary>
public interface IUnaryNumeric : IUnaryDerivative
{
    /// <summary>Whether bool operands are computed too (as 0 and 1, the result cut back to bool); else they are refused.</summary>
    static virtual bool TakesBool => false;
    /// <summary>y = f(x).</summary>
    V Forward<V>(V x) where V : IOrdered<V>;
}
