using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>−ln(u) / rate, u in (0, 1].</summary>
readonly struct ExponentialDraw(double rate) : IDraw<double>
{
    public static int PerBlock => 2;

    public void Draw(in RandomBlock block, Span<double> numbers) => (numbers[0], numbers[1]) = (Of(block.Low), Of(block.High));

    double Of(ulong word) => -Math.Log(((word >> 11) + 1) * (1.0 / (1L << 53))) / rate;
}
