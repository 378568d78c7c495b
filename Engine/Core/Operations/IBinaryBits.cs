using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise function of the bits of two tensors of integers or bool; no derivative.</summary>
public interface IBinaryBits : IOperation
{
    /// <summary>z = f(x, y). For bool the lowest bit counts.</summary>
    V Forward<V>(V x, V y) where V : IBits<V>;
}
