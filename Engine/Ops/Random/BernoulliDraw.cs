using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary><paramref name="value"/> with the given probability, else 0.</summary>
readonly struct BernoulliDraw(double probability, float value = 1) : IDraw<float>
{
    readonly double bound = probability * 4294967296.0;

    public static int PerBlock => 4;

    public void Draw(in RandomBlock block, Span<float> numbers) => (numbers[0], numbers[1], numbers[2], numbers[3]) = (Of(block.A), Of(block.B), Of(block.C), Of(block.D));

    float Of(uint word) => word < bound ? value : 0;
}
