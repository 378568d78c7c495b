using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Whole numbers of [low, low + count): the upper half of a 64-bit word's product with count, biased by less than 2⁻⁶⁴·count.</summary>
readonly struct IntegerDraw(long low, ulong count) : IDraw<long>
{
    public static int PerBlock => 2;

    public void Draw(in RandomBlock block, Span<long> numbers) => (numbers[0], numbers[1]) = (Of(block.Low), Of(block.High));

    long Of(ulong word) => low + (long)Math.BigMul(word, count, out _);
}
