using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>Σ.</summary>
readonly struct Total : IFold
{
    public V Identity<V>() where V : ILane<V> => V.Zero;
    public V Enter<V>(V x) where V : ILane<V> => x;
    public V Combine<V>(V a, V b) where V : ILane<V> => a + b;
}

/// <summary>The largest; NaN where one is.</summary>
readonly struct Largest : IFold
{
    public V Identity<V>() where V : ILane<V> => V.Of(double.NegativeInfinity);
    public V Enter<V>(V x) where V : ILane<V> => x;
    public V Combine<V>(V a, V b) where V : ILane<V> => V.Max(a, b);
}

/// <summary>The smallest; NaN where one is.</summary>
readonly struct Smallest : IFold
{
    public V Identity<V>() where V : ILane<V> => V.Of(double.PositiveInfinity);
    public V Enter<V>(V x) where V : ILane<V> => x;
    public V Combine<V>(V a, V b) where V : ILane<V> => V.Min(a, b);
}
