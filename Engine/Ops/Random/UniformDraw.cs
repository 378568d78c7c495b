using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary>Evenly spread over [low, low + width): as many random bits as the dtype's fraction holds, so that the end is never reached by rounding.</summary>
readonly struct UniformDraw(double low, double width, int bits) : IDraw<float>, IDraw<double>
{
    internal UniformDraw(double low, double high, DType dtype)
        : this(low, high - low, dtype switch { DType.Float64 => 53, DType.Float16 => 11, DType.BFloat16 => 8, _ => 24 }) { }

    static int IDraw<float>.PerBlock => 4;

    static int IDraw<double>.PerBlock => 2;

    public void Draw(in RandomBlock block, Span<float> numbers) => (numbers[0], numbers[1], numbers[2], numbers[3]) = (Of(block.A), Of(block.B), Of(block.C), Of(block.D));

    public void Draw(in RandomBlock block, Span<double> numbers) => (numbers[0], numbers[1]) = (Of(block.Low), Of(block.High));

    (V First, V Second) IDraw<float>.Pair<V>(V a, V b) => (Single(a), Single(b));

    (V First, V Second) IDraw<double>.Pair<V>(V a, V b) => (Double(a), Double(b));

    V Single<V>(V word) where V : IReal<V> => V.Of((Parameter)low) + V.Of((Parameter)width) * (V.Floor(word * V.Of(1.0 / (1L << (32 - bits)))) * V.Of(1.0 / (1L << bits)));

    V Double<V>(V word) where V : IReal<V> => V.Of((Parameter)low) + V.Of((Parameter)width) * (word * V.Of(1.0 / (1L << 53)));

    float Of(uint word) => (float)low + (float)width * ((word >> (32 - bits)) * (1f / (1 << bits)));

    double Of(ulong word) => low + width * ((word >> 11) * (1.0 / (1L << 53)));
}
