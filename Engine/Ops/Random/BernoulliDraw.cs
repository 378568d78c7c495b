using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary><paramref name="value"/> with the given probability, else 0.</summary>
readonly struct BernoulliDraw(double probability, float value = 1) : IDraw<float>
{
    readonly double bound = probability * 4294967296.0;

    public static int PerBlock => 4;

    public void Draw(in RandomBlock block, Span<float> numbers) => (numbers[0], numbers[1], numbers[2], numbers[3]) = (Of(block.A), Of(block.B), Of(block.C), Of(block.D));

    public (V First, V Second) Pair<V>(V a, V b) where V : IReal<V> => (Of(a), Of(b));

    V Of<V>(V word) where V : IReal<V> => V.Select(V.Less(word, V.Of((Parameter)bound)), V.Of((Parameter)value), V.Zero);

    float Of(uint word) => word < bound ? value : 0;
}
