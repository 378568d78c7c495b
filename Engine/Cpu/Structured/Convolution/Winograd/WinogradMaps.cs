using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The interpolation points of F(4 × 4, 3 × 3): 0, ±3/4, ±3/2 and ∞.</summary>
/// <remarks>
/// A polynomial product of degree 5 is found from its values at six points: y = Aᵀ [(G w) ⊙ (Bᵀ d)] (Lavin and Gray 2015, with Toom and
/// Cook's matrices). These points keep the powers of a point and of its inverse alike small; with them the error is about twice that of
/// the plain sum, where the usual 0, ±1, ±2, ∞ make it four times as large again. Bᵀ and A hold binary fractions only, and so are exact.
/// </remarks>
static class WinogradPoints
{
    /// <summary>The points, their squares and cubes.</summary>
    internal const float P = 0.75f, Q = 1.5f, P2 = P * P, Q2 = Q * Q, P3 = P2 * P, Q3 = Q2 * Q;

    /// <summary>One over the product of a point's distances to all others: for 0, ±P and ±Q.</summary>
    internal const float N0 = 1 / (P2 * Q2), NP = 1 / (2 * P2 * (P2 - Q2)), NQ = 1 / (2 * Q2 * (Q2 - P2));
}

/// <summary>Bᵀ: six values of x to the six points.</summary>
readonly unsafe struct InputMap : IWinogradMap
{
    public static int Inputs => 6;
    public static int Outputs => 6;

    [MethodImpl(AggressiveInlining)]
    public static void Apply<TWide>(float* from, nint step, float* to, nint toStep) where TWide : struct, IWide<TWide, float>
    {
        TWide d0 = TWide.Load(from), d1 = TWide.Load(from + step), d2 = TWide.Load(from + 2 * step);
        TWide d3 = TWide.Load(from + 3 * step), d4 = TWide.Load(from + 4 * step), d5 = TWide.Load(from + 5 * step);
        TWide p2 = TWide.Fill(-WinogradPoints.P2), q2 = TWide.Fill(-WinogradPoints.Q2);
        TWide sum = TWide.Fill(-(WinogradPoints.P2 + WinogradPoints.Q2)), product = TWide.Fill(WinogradPoints.P2 * WinogradPoints.Q2);
        TWide.MultiplyAdd(product, d0, TWide.MultiplyAdd(sum, d2, d4)).Store(to);
        TWide even = TWide.MultiplyAdd(q2, d2, d4), odd = TWide.MultiplyAdd(q2, d1, d3);
        TWide.MultiplyAdd(TWide.Fill(WinogradPoints.P), odd, even).Store(to + toStep);
        TWide.MultiplyAdd(TWide.Fill(-WinogradPoints.P), odd, even).Store(to + 2 * toStep);
        even = TWide.MultiplyAdd(p2, d2, d4);
        odd = TWide.MultiplyAdd(p2, d1, d3);
        TWide.MultiplyAdd(TWide.Fill(WinogradPoints.Q), odd, even).Store(to + 3 * toStep);
        TWide.MultiplyAdd(TWide.Fill(-WinogradPoints.Q), odd, even).Store(to + 4 * toStep);
        TWide.MultiplyAdd(product, d1, TWide.MultiplyAdd(sum, d3, d5)).Store(to + 5 * toStep);
    }
}

/// <summary>Aᵀ: six points to four values of y.</summary>
readonly unsafe struct OutputMap : IWinogradMap
{
    public static int Inputs => 6;
    public static int Outputs => 4;

    [MethodImpl(AggressiveInlining)]
    public static void Apply<TWide>(float* from, nint step, float* to, nint toStep) where TWide : struct, IWide<TWide, float>
    {
        TWide m1 = TWide.Load(from + step), m2 = TWide.Load(from + 2 * step), m3 = TWide.Load(from + 3 * step), m4 = TWide.Load(from + 4 * step);
        TWide evenP = TWide.Add(m1, m2), oddP = TWide.Subtract(m1, m2), evenQ = TWide.Add(m3, m4), oddQ = TWide.Subtract(m3, m4);
        TWide.Add(TWide.Add(TWide.Load(from), evenP), evenQ).Store(to);
        TWide.MultiplyAdd(TWide.Fill(WinogradPoints.P), oddP, TWide.Multiply(TWide.Fill(WinogradPoints.Q), oddQ)).Store(to + toStep);
        TWide.MultiplyAdd(TWide.Fill(WinogradPoints.P2), evenP, TWide.Multiply(TWide.Fill(WinogradPoints.Q2), evenQ)).Store(to + 2 * toStep);
        TWide last = TWide.MultiplyAdd(TWide.Fill(WinogradPoints.Q3), oddQ, TWide.Load(from + 5 * step));
        TWide.MultiplyAdd(TWide.Fill(WinogradPoints.P3), oddP, last).Store(to + 3 * toStep);
    }
}

/// <summary>A: four cotangents of y to the six points; the transpose of <see cref="OutputMap"/>.</summary>
readonly unsafe struct CotangentMap : IWinogradMap
{
    public static int Inputs => 4;
    public static int Outputs => 6;

    [MethodImpl(AggressiveInlining)]
    public static void Apply<TWide>(float* from, nint step, float* to, nint toStep) where TWide : struct, IWide<TWide, float>
    {
        TWide g0 = TWide.Load(from), g1 = TWide.Load(from + step), g2 = TWide.Load(from + 2 * step), g3 = TWide.Load(from + 3 * step);
        g0.Store(to);
        TWide even = TWide.MultiplyAdd(TWide.Fill(WinogradPoints.P2), g2, g0);
        TWide odd = TWide.MultiplyAdd(TWide.Fill(WinogradPoints.P3), g3, TWide.Multiply(TWide.Fill(WinogradPoints.P), g1));
        TWide.Add(even, odd).Store(to + toStep);
        TWide.Subtract(even, odd).Store(to + 2 * toStep);
        even = TWide.MultiplyAdd(TWide.Fill(WinogradPoints.Q2), g2, g0);
        odd = TWide.MultiplyAdd(TWide.Fill(WinogradPoints.Q3), g3, TWide.Multiply(TWide.Fill(WinogradPoints.Q), g1));
        TWide.Add(even, odd).Store(to + 3 * toStep);
        TWide.Subtract(even, odd).Store(to + 4 * toStep);
        g3.Store(to + 5 * toStep);
    }
}

/// <summary>G: three weights to the six points.</summary>
readonly unsafe struct WeightMap : IWinogradMap
{
    public static int Inputs => 3;
    public static int Outputs => 6;

    [MethodImpl(AggressiveInlining)]
    public static void Apply<TWide>(float* from, nint step, float* to, nint toStep) where TWide : struct, IWide<TWide, float>
    {
        TWide w0 = TWide.Load(from), w1 = TWide.Load(from + step), w2 = TWide.Load(from + 2 * step);
        TWide.Multiply(TWide.Fill(WinogradPoints.N0), w0).Store(to);
        TWide even = TWide.MultiplyAdd(TWide.Fill(WinogradPoints.P2), w2, w0), odd = TWide.Multiply(TWide.Fill(WinogradPoints.P), w1), scale = TWide.Fill(WinogradPoints.NP);
        TWide.Multiply(scale, TWide.Add(even, odd)).Store(to + toStep);
        TWide.Multiply(scale, TWide.Subtract(even, odd)).Store(to + 2 * toStep);
        even = TWide.MultiplyAdd(TWide.Fill(WinogradPoints.Q2), w2, w0);
        odd = TWide.Multiply(TWide.Fill(WinogradPoints.Q), w1);
        scale = TWide.Fill(WinogradPoints.NQ);
        TWide.Multiply(scale, TWide.Add(even, odd)).Store(to + 3 * toStep);
        TWide.Multiply(scale, TWide.Subtract(even, odd)).Store(to + 4 * toStep);
        w2.Store(to + 5 * toStep);
    }
}

/// <summary>Gᵀ: six points to the gradient of three weights; the transpose of <see cref="WeightMap"/>.</summary>
readonly unsafe struct WeightCotangentMap : IWinogradMap
{
    public static int Inputs => 6;
    public static int Outputs => 3;

    [MethodImpl(AggressiveInlining)]
    public static void Apply<TWide>(float* from, nint step, float* to, nint toStep) where TWide : struct, IWide<TWide, float>
    {
        TWide m1 = TWide.Load(from + step), m2 = TWide.Load(from + 2 * step), m3 = TWide.Load(from + 3 * step), m4 = TWide.Load(from + 4 * step);
        TWide p = TWide.Fill(WinogradPoints.NP), q = TWide.Fill(WinogradPoints.NQ);
        TWide evenP = TWide.Multiply(p, TWide.Add(m1, m2)), oddP = TWide.Multiply(p, TWide.Subtract(m1, m2));
        TWide evenQ = TWide.Multiply(q, TWide.Add(m3, m4)), oddQ = TWide.Multiply(q, TWide.Subtract(m3, m4));
        TWide.MultiplyAdd(TWide.Fill(WinogradPoints.N0), TWide.Load(from), TWide.Add(evenP, evenQ)).Store(to);
        TWide.MultiplyAdd(TWide.Fill(WinogradPoints.P), oddP, TWide.Multiply(TWide.Fill(WinogradPoints.Q), oddQ)).Store(to + toStep);
        TWide last = TWide.MultiplyAdd(TWide.Fill(WinogradPoints.Q2), evenQ, TWide.Load(from + 5 * step));
        TWide.MultiplyAdd(TWide.Fill(WinogradPoints.P2), evenP, last).Store(to + 2 * toStep);
    }
}
