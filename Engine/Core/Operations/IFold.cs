using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>An associative, commutative way to combine elements into one: what a reduction kernel runs.</summary>
public interface IFold
{
    /// <summary>The result over no element, and the start.</summary>
    V Identity<V>() where V : ILane<V>;
    /// <summary>An element as it enters.</summary>
    V Enter<V>(V x) where V : ILane<V>;
    /// <summary>Two partial results.</summary>
    V Combine<V>(V a, V b) where V : ILane<V>;
}
