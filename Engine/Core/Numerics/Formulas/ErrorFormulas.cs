namespace NamedTorch.Numerics;

/// <summary>The error function's relatives in float64 arithmetic, in a fixed number of steps.</summary>
public static class ErrorFormulas
{
    /// <summary>e^(x²)·erfc x.</summary>
    public static V Erfcx<V>(V x) where V : IReal<V>
    {
        var a = V.Max(x, V.Zero);
        var t = V.Of(2) / (V.Of(2) + a);
        V u = V.Of(4) * t - V.Of(2), next = V.Zero, last = V.Zero;
        var series = SpecialFunctions.TailSeries;
        for (int k = series.Length - 1; k > 0; k--) (next, last) = (u * next - last + V.Of(series[k]), next);
        var right = t * V.Exp(V.Of(0.5) * u * next - last + V.Of(series[0]));
        return V.Select(V.Less(x, V.Zero), V.Exp(x * x) * (V.One - V.Erf(x)), V.Select(V.Equal(x, x), right, x));
    }

    /// <summary>erfc x = 1 − erf x without cancellation for large x.</summary>
    public static V Erfc<V>(V x) where V : IReal<V>
    {
        // Beyond 27.3 nothing is left. x² in two parts: rounded as one, its error would be multiplied by the exponential.
        var a = V.Min(x, V.Of(28));
        V high = V.Round(a * V.Of(1 << 20)) / V.Of(1 << 20), low = a - high;
        var tail = V.Exp(-high * high) * V.Exp(-low * (a + high)) * Erfcx(a);
        return V.Select(V.Less(x, V.Of(0.5)), V.One - V.Erf(x), tail);
    }

    /// <summary>Φ(x).</summary>
    public static V Ndtr<V>(V x) where V : IReal<V>
    {
        var t = x / V.Of(Math.Sqrt(2));
        return V.Select(V.Less(x, V.One), V.Of(0.5) * Erfc(-t), V.One - V.Of(0.5) * Erfc(t));
    }

    /// <summary>ln Φ(x) without underflow for negative x.</summary>
    public static V LogNdtr<V>(V x) where V : IReal<V>
    {
        var t = x / V.Of(Math.Sqrt(2));
        return V.Select(V.Less(x, V.Of(-1)), V.Log(Erfcx(-t) * V.Of(0.5)) - t * t, Formulas.Log1p(V.Of(-0.5) * Erfc(t)));
    }

    /// <summary>The x with erf x = y: ±∞ at ±1, NaN beyond.</summary>
    public static V Erfinv<V>(V y) where V : IReal<V>
    {
        // Winitzki's estimate, then Halley's steps; near 1 on erfc, where erf has lost its digits.
        var a = V.Abs(y);
        V log = V.Log((V.One - a) * (V.One + a)), half = V.Of(2 / (Math.PI * 0.147)) + V.Of(0.5) * log;
        var x = V.Sqrt(V.Sqrt(half * half - log / V.Of(0.147)) - half);
        for (int i = 0; i < 4; i++)
        {
            var error = V.Select(V.Less(a, V.Of(0.5)), V.Erf(x) - a, V.One - a - Erfc(x));
            var step = error / (V.Of(2 / Math.Sqrt(Math.PI)) * V.Exp(-x * x));
            x -= step / (V.One + x * step);
        }
        var inside = V.CopySign(V.Select(V.Equal(a, V.Zero), V.Zero, x), y);
        return V.Select(V.Less(a, V.One), inside, V.Select(V.Equal(a, V.One), y * V.Of(double.PositiveInfinity), V.Of(double.NaN)));
    }

    /// <summary>The x with Φ(x) = p: ∓∞ at 0 and 1, NaN beyond.</summary>
    public static V Ndtri<V>(V p) where V : IReal<V>
    {
        var middle = V.Of(Math.Sqrt(2)) * Erfinv(V.Of(2) * p - V.One);
        // Newton on ln Φ: far out the tail's logarithm is nearly a parabola.
        V q = V.Min(p, V.One - p), log = V.Log(q), x = -V.Sqrt(V.Of(-2) * log);
        for (int i = 0; i < 8; i++)
        {
            var f = LogNdtr(x);
            x -= (f - log) / V.Exp(V.Of(-0.5) * x * x - f) * V.Of(Math.Sqrt(2 * Math.PI));
        }
        var tail = V.Select(V.Less(p, V.Of(0.5)), x, -x);
        var inside = V.Select(V.Both(V.Less(V.Of(0.02), p), V.Less(p, V.Of(0.98))), middle, tail);
        var isEnd = V.Either(V.Equal(p, V.Zero), V.Equal(p, V.One));
        var end = V.Select(V.Equal(p, V.Zero), V.Of(double.NegativeInfinity), V.Of(double.PositiveInfinity));
        return V.Select(isEnd, end, V.Select(V.Both(V.Less(V.Zero, p), V.Less(p, V.One)), inside, V.Of(double.NaN)));
    }
}
