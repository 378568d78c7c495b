using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise function of the bits of one tensor of integers or bool; no derivative.</summary>
public interface IUnaryBits : IOperation
{
    /// <summary>y = f(x). For bool the lowest bit counts.</summary>
    V Forward<V>(V x) where V : IBits<V>;
}
