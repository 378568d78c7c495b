namespace NamedTorch.Gpu;

/// <summary>Elementary functions of float64 in steps that every device has, one or two units in the last place off.</summary>
static class WideSteps
{
    static readonly double[] InverseFactorials = [.. Enumerable.Range(0, 14).Select(static k => 1 / Enumerable.Range(1, k).Aggregate(1.0, static (a, b) => a * b)).Reverse()];

    // (log(1 + f) − 2s)/s in s², s = f/(2 + f). Source: fdlibm, e_log.c.
    static readonly double[] LogSeries =
        [1.479819860511658591e-01, 1.531383769920937332e-01, 1.818357216161805012e-01, 2.222219843214978396e-01, 2.857142874366239149e-01, 3.999999999940941908e-01, 6.666666666666735130e-01];

    // (sin r − r)/r³ and (cos r − 1 + r²/2)/r⁴ in r². Source: fdlibm, k_sin.c and k_cos.c.
    static readonly double[] SineSeries =
        [1.58969099521155010221e-10, -2.50507602534068634195e-08, 2.75573137070700676789e-06, -1.98412698298579493134e-04, 8.33333333332248946124e-03, -1.66666666666666324348e-01];
    static readonly double[] CosineSeries =
        [-1.13596475577881948265e-11, 2.08757232129817482790e-09, -2.75573143513906633035e-07, 2.48015872894767294178e-05, -1.38888888888741095749e-03, 4.16666666666666019037e-02];

    /// <summary>eˣ: x = n·ln 2 + r, eˣ = 2ⁿ·eʳ; 2ⁿ in two factors, whose exponents fit.</summary>
    internal static Symbol Exp(Symbol x)
    {
        x = Symbol.Select(Symbol.Less(Symbol.Of(710), x), Symbol.Of(710), x);
        x = Symbol.Select(Symbol.Less(x, Symbol.Of(-746)), Symbol.Of(-746), x);
        var n = Symbol.Round(x * Symbol.Of(1.4426950408889634));
        var r = Symbol.MultiplyAdd(n, Symbol.Of(-2.3190468138462996e-17), Symbol.MultiplyAdd(n, Symbol.Of(-0.6931471805599453), x));
        var half = Symbol.Round(n * Symbol.Of(0.5));
        return Polynomial(r, InverseFactorials) * Symbol.PowerOfTwo(half) * Symbol.PowerOfTwo(n - half);
    }

    /// <summary>ln x: x = 2ᵉ·(1 + f) with 1 + f in [√½, √2).</summary>
    internal static Symbol Log(Symbol x)
    {
        Symbol zero = Symbol.Of(0), infinity = Symbol.Of(double.PositiveInfinity), isDenormal = Symbol.Less(x, Symbol.Of(2.2250738585072014e-308));
        var f = Symbol.Split(Symbol.Select(isDenormal, x * Symbol.Of(18014398509481984), x), out var e) - Symbol.Of(1);
        e = Symbol.Select(isDenormal, e - Symbol.Of(54), e);
        Symbol s = f / (Symbol.Of(2) + f), z = s * s, half = Symbol.Of(0.5) * f * f;
        var low = Symbol.MultiplyAdd(e, Symbol.Of(1.90821492927058770002e-10), s * (half + z * Polynomial(z, LogSeries)));
        var y = Symbol.MultiplyAdd(e, Symbol.Of(6.93147180369123816490e-01), f - (half - low));
        var end = Symbol.Select(Symbol.Equal(x, zero), Symbol.Of(double.NegativeInfinity), Symbol.Select(Symbol.Equal(x, infinity), infinity, Symbol.Of(double.NaN)));
        return Symbol.Select(Symbol.Both(Symbol.Less(zero, x), Symbol.Less(x, infinity)), y, end);
    }

    /// <summary>sin x, of magnitudes to 10¹⁵; beyond, the digits of π that this holds do not reach.</summary>
    internal static Symbol Sin(Symbol x) => Symbol.Select(Symbol.Equal(x, Symbol.Of(0)), x, Wave(x, 0));

    /// <summary>cos x, as <see cref="Sin"/>.</summary>
    internal static Symbol Cos(Symbol x) => Wave(x, 1);

    /// <summary>aᵇ by exponential and logarithm; the signs and ends are those of IEEE 754.</summary>
    internal static Symbol Pow(Symbol a, Symbol b)
    {
        Symbol zero = Symbol.Of(0), one = Symbol.Of(1), magnitude = Symbol.Abs(a), halved = Symbol.Of(0.5) * b;
        var power = Symbol.Select(Symbol.Equal(magnitude, one), one, Exp(b * Log(magnitude)));
        Symbol isWhole = Symbol.Equal(b, Symbol.Floor(b)), isOdd = Symbol.Both(isWhole, Symbol.Not(Symbol.Equal(halved, Symbol.Floor(halved))));
        var isNegative = Symbol.Less(Symbol.CopySign(one, a), zero);
        var signed = Symbol.Select(Symbol.Both(isNegative, isOdd), -power, power);
        // Infinities have no sign here.
        var isNumber = Symbol.Both(Symbol.Less(a, zero), Symbol.Less(Symbol.Of(double.NegativeInfinity), a));
        var result = Symbol.Select(Symbol.Both(isNumber, Symbol.Not(isWhole)), Symbol.Of(double.NaN), signed);
        return Symbol.Select(Symbol.Either(Symbol.Equal(b, zero), Symbol.Equal(a, one)), one, result);
    }

    // sin(x + quarters·π/2): x = n·π/2 + r, the quarter of n picks function and sign.
    static Symbol Wave(Symbol x, int quarters)
    {
        var n = Symbol.Round(x * Symbol.Of(0.63661977236758134308));
        var r = Symbol.MultiplyAdd(n, Symbol.Of(-1.5707963267948966), x);
        r = Symbol.MultiplyAdd(n, Symbol.Of(-6.123233995736766e-17), r);
        r = Symbol.MultiplyAdd(n, Symbol.Of(1.4973849048591833e-33), r);
        var quarter = n + Symbol.Of(quarters);
        quarter -= Symbol.Of(4) * Symbol.Floor(quarter * Symbol.Of(0.25));
        var z = r * r;
        var sine = Symbol.MultiplyAdd(r * z, Polynomial(z, SineSeries), r);
        var cosine = Symbol.MultiplyAdd(z * z, Polynomial(z, CosineSeries), Symbol.MultiplyAdd(z, Symbol.Of(-0.5), Symbol.Of(1)));
        var y = Symbol.Select(Symbol.Either(Symbol.Equal(quarter, Symbol.Of(1)), Symbol.Equal(quarter, Symbol.Of(3))), cosine, sine);
        return Symbol.Select(Symbol.LessOrEqual(Symbol.Of(2), quarter), -y, y);
    }

    static Symbol Polynomial(Symbol x, ReadOnlySpan<double> coefficients)
    {
        var sum = Symbol.Of(coefficients[0]);
        foreach (double c in coefficients[1..]) sum = Symbol.MultiplyAdd(sum, x, Symbol.Of(c));
        return sum;
    }
}
