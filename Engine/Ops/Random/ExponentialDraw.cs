using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary>−ln(u) / rate, u in (0, 1].</summary>
readonly struct ExponentialDraw(double rate) : IDraw<double>
{
    public static int PerBlock => 2;

    public void Draw(in RandomBlock block, Span<double> numbers) => (numbers[0], numbers[1]) = (Of(block.Low), Of(block.High));

    public (V First, V Second) Pair<V>(V a, V b) where V : IReal<V> => (Of(a), Of(b));

    V Of<V>(V word) where V : IReal<V> => -V.Log((word + V.One) * V.Of(1.0 / (1L << 53))) / V.Of((Parameter)rate);

    double Of(ulong word) => -Math.Log(((word >> 11) + 1) * (1.0 / (1L << 53))) / rate;
}
