using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace NamedTorch.Cpu;

/// <summary>Exponential, logarithm, hyperbolic tangent and error function of eight floats, within 2 units in the last place.</summary>
/// <remarks>
/// The polynomials are least-maximum fits to the functions over the ranges named beside them. NaN stays NaN; infinities,
/// zeros and subnormal numbers give what the functions say.
/// </remarks>
static class VectorMath
{
    /// <summary>eˣ = 2ⁿ·eʳ with n = round(x / ln 2).</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Exp(V x)
    {
        // The bounds are past overflow and underflow; in this operand order a NaN in x survives both.
        x = Vector256.MaxNative(Of(-104f), Vector256.MinNative(Of(89f), x));
        V n = Vector256.Round(x * Of(1.44269504f));
        V r = MultiplyAdd(n, Of(-0.693359375f), x);
        r = MultiplyAdd(n, Of(2.12194440e-4f), r);
        // (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2
        V p = MultiplyAdd(Of(1.97903413e-4f), r, Of(1.39446591e-3f));
        p = MultiplyAdd(p, r, Of(8.33349675e-3f));
        p = MultiplyAdd(p, r, Of(4.16662954e-2f));
        p = MultiplyAdd(p, r, Of(0.166666657f));
        p = MultiplyAdd(p, r, Of(0.5f));
        p = MultiplyAdd(p, r * r, r) + Of(1f);
        // 2ⁿ in two factors: one alone cannot reach subnormal results, nor the last ones before infinity.
        Vector256<int> exponent = Vector256.ConvertToInt32Native(n), half = exponent >> 1;
        return p * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>ln x = e·ln 2 + ln m with m in [√½, √2).</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Log(V x)
    {
        V small = Vector256.LessThan(x, Of(1.17549435e-38f));
        V scaled = Vector256.ConditionalSelect(small, x * Of(8388608f), x);
        // Taking √½ from the bits makes the exponent field that of m's range.
        Vector256<int> bits = scaled.AsInt32() - Vector256.Create(0x3F3504F3);
        Vector256<int> exponent = bits >> 23;
        V m = ((bits & Vector256.Create(0x007FFFFF)) + Vector256.Create(0x3F3504F3)).AsSingle();
        V e = Vector256.ConvertToSingle(exponent) - (small & Of(23f));
        V f = m - Of(1f), square = f * f;
        // (ln(1 + f) − f + f²/2) / f³ for m in [√½, √2)
        V p = MultiplyAdd(Of(0.067466408f), f, Of(-0.116756521f));
        p = MultiplyAdd(p, f, Of(0.11888162f));
        p = MultiplyAdd(p, f, Of(-0.124055892f));
        p = MultiplyAdd(p, f, Of(0.142195523f));
        p = MultiplyAdd(p, f, Of(-0.166679963f));
        p = MultiplyAdd(p, f, Of(0.200021192f));
        p = MultiplyAdd(p, f, Of(-0.250000089f));
        p = MultiplyAdd(p, f, Of(0.333333135f)) * f * square;
        p = MultiplyAdd(e, Of(-2.12194440e-4f), p);
        p = MultiplyAdd(square, Of(-0.5f), p) + f;
        p = MultiplyAdd(e, Of(0.693359375f), p);
        // Zero, infinity and what has no logarithm.
        p = Vector256.ConditionalSelect(Vector256.Equals(x, V.Zero), Of(float.NegativeInfinity), p);
        p = Vector256.ConditionalSelect(Vector256.Equals(x, Of(float.PositiveInfinity)), x, p);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, V.Zero), p, Of(float.NaN));
    }

    /// <summary>tanh x: a polynomial near 0, elsewhere 1 − 2 / (e²ˣ + 1) with the sign of x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Tanh(V x)
    {
        V magnitude = Vector256.Abs(x), square = x * x;
        V far = Of(1f) - Of(2f) / (Exp(magnitude + magnitude) + Of(1f));
        // (tanh x / x − 1) / x² for |x| ≤ 0.625, in powers of x²
        V p = MultiplyAdd(Of(-0.00570498686f), square, Of(0.020639088f));
        p = MultiplyAdd(p, square, Of(-0.0537397154f));
        p = MultiplyAdd(p, square, Of(0.133314416f));
        p = MultiplyAdd(p, square, Of(-0.333332807f));
        V near = MultiplyAdd(p * square, x, x);
        return Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Of(0.625f)), near, Vector256.CopySign(far, x));
    }

    /// <summary>erf x = 2/√π ∫₀ˣ e^(−t²) dt: a polynomial near 0, elsewhere 1 − e^(−t·(1 + q(t))) with t = |x|.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Erf(V x)
    {
        V t = Vector256.Abs(x), square = x * x;
        // erf x / x − 1 for |x| ≤ 0.93, in powers of x²
        V p = MultiplyAdd(Of(8.34522798e-5f), square, Of(-8.13743856e-4f));
        p = MultiplyAdd(p, square, Of(0.00520063424f));
        p = MultiplyAdd(p, square, Of(-0.0268592704f));
        p = MultiplyAdd(p, square, Of(0.112836942f));
        p = MultiplyAdd(p, square, Of(-0.376126349f));
        p = MultiplyAdd(p, square, Of(0.128379166f));
        V near = MultiplyAdd(p, x, x);
        // −ln(1 − erf t) / t − 1 for 0.92 ≤ t ≤ 4.05, where erf rounds to 1
        V s = Vector256.MinNative(Of(4.05f), t);
        V q = MultiplyAdd(Of(1.12312609e-5f), s, Of(-3.22803447e-4f));
        q = MultiplyAdd(q, s, Of(0.00364245754f));
        q = MultiplyAdd(q, s, Of(-0.0237620603f));
        q = MultiplyAdd(q, s, Of(0.106236875f));
        q = MultiplyAdd(q, s, Of(0.635151327f));
        q = MultiplyAdd(q, s, Of(0.12864849f));
        V far = Of(1f) - Exp(-MultiplyAdd(q, s, s));
        return Vector256.ConditionalSelect(Vector256.LessThan(t, Of(0.925f)), near, Vector256.CopySign(far, x));
    }

    [MethodImpl(AggressiveInlining)]
    static V Of(float constant) => Vector256.Create(constant);

    [MethodImpl(AggressiveInlining)]
    static V MultiplyAdd(V x, V y, V z) => Vector256.MultiplyAddEstimate(x, y, z);

    [MethodImpl(AggressiveInlining)]
    static V PowerOfTwo(Vector256<int> n) => (n + Vector256.Create(127) << 23).AsSingle();
}
