using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary>Normal numbers in pairs.</summary>
/// <remarks>Box, Muller: A Note on the Generation of Random Normal Deviates (1958): √(−2 ln u)·(cos 2πv, sin 2πv), u in (0, 1].</remarks>
readonly struct NormalDraw(double mean, double deviation) : IDraw<float>, IDraw<double>
{
    static int IDraw<float>.PerBlock => 4;

    static int IDraw<double>.PerBlock => 2;

    public void Draw(in RandomBlock block, Span<float> numbers)
    {
        (numbers[0], numbers[1]) = Pair(block.A, block.B);
        (numbers[2], numbers[3]) = Pair(block.C, block.D);
    }

    public void Draw(in RandomBlock block, Span<double> numbers)
    {
        double radius = deviation * Math.Sqrt(-2 * Math.Log(((block.Low >> 11) + 1) * (1.0 / (1L << 53))));
        var (sin, cos) = Math.SinCos(2 * Math.PI * ((block.High >> 11) * (1.0 / (1L << 53))));
        (numbers[0], numbers[1]) = (mean + radius * cos, mean + radius * sin);
    }

    (V First, V Second) IDraw<float>.Pair<V>(V a, V b) => Pair(a, b, 1.0 / (1L << 32));

    (V First, V Second) IDraw<double>.Pair<V>(V a, V b) => Pair(a, b, 1.0 / (1L << 53));

    (V, V) Pair<V>(V u, V v, double unit) where V : IReal<V>
    {
        V radius = V.Of((Parameter)deviation) * V.Sqrt(V.Of(-2) * V.Log((u + V.One) * V.Of(unit))), angle = V.Of(2 * Math.PI) * (v * V.Of(unit)), middle = V.Of((Parameter)mean);
        return (middle + radius * V.Cos(angle), middle + radius * V.Sin(angle));
    }

    (float, float) Pair(uint u, uint v)
    {
        float radius = (float)deviation * MathF.Sqrt(-2 * MathF.Log((float)((u + 1.0) * (1.0 / (1L << 32)))));
        var (sin, cos) = MathF.SinCos(2 * MathF.PI * (v * (1f / (1L << 32))));
        return ((float)mean + radius * cos, (float)mean + radius * sin);
    }
}
