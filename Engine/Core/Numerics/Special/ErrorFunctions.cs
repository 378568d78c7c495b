namespace NamedTorch.Numerics;

/// <summary>Double-precision functions that <see cref="Math"/> lacks.</summary>
public static partial class SpecialFunctions
{
    /// <summary>erf x = 2/√π ∫₀ˣ e^(−t²) dt, to about 1e-15: the Maclaurin series for |x| &lt; 3, else 1 − erfc by its continued fraction.</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (a >= 3) return Math.CopySign(1 - Erfc(a), x);
        // Σ 2ⁿ x²ⁿ⁺¹ e^(−x²) / (1·3·5···(2n+1)): all terms positive, so no cancellation.
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > Math.Abs(sum) * 1e-17; n++) sum += term *= 2 * x * x / (2 * n + 1);
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>erfc x = 1 − erf x without cancellation for large x.</summary>
    public static double Erfc(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x < 0.5) return 1 - Erf(x);
        return x > 27.3 ? 0 : Math.Exp(-x * x) * Erfcx(x);
    }

    /// <summary>The scaled complement e^(x²)·erfc x.</summary>
    public static double Erfcx(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x < 0.5) return x < -26.7 ? double.PositiveInfinity : Math.Exp(x * x) * (1 - Erf(x));
        if (x > 1e8) return 1 / (x * Math.Sqrt(Math.PI));
        // Backward evaluation of 1/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))); the smaller x, the more terms.
        double tail = 0;
        for (int k = x < 2 ? (int)(800 / (x * x)) : 100; k >= 1; k--) tail = k / 2.0 / (x + tail);
        return 1 / (Math.Sqrt(Math.PI) * (x + tail));
    }

    /// <summary>The x with erf x = y: ±∞ at ±1, NaN beyond.</summary>
    public static double Erfinv(double y)
    {
        double a = Math.Abs(y);
        if (a >= 1 || double.IsNaN(y)) return a == 1 ? y * double.PositiveInfinity : double.NaN;
        if (a == 0) return y;
        // Winitzki's estimate, then Halley's steps; near 1 on erfc, where erf has lost its digits.
        double log = Math.Log((1 - a) * (1 + a)), half = 2 / (Math.PI * 0.147) + log / 2;
        double x = Math.Sqrt(Math.Sqrt(half * half - log / 0.147) - half);
        for (int i = 0; i < 4; i++)
        {
            double error = a < 0.5 ? Erf(x) - a : 1 - a - Erfc(x);
            double step = error / (2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x));
            x -= step / (1 + x * step);
        }
        return Math.CopySign(x, y);
    }

    /// <summary>Φ(x), the normal distribution's cumulative probability.</summary>
    public static double Ndtr(double x) => x < 1 ? 0.5 * Erfc(-x / Math.Sqrt(2)) : 1 - 0.5 * Erfc(x / Math.Sqrt(2));

    /// <summary>ln Φ(x) without underflow for negative x.</summary>
    public static double LogNdtr(double x)
    {
        double t = x / Math.Sqrt(2);
        return x < -1 ? Math.Log(Erfcx(-t) / 2) - t * t : double.LogP1(-Erfc(t) / 2);
    }

    /// <summary>The x with Φ(x) = p: ∓∞ at 0 and 1, NaN beyond.</summary>
    public static double Ndtri(double p)
    {
        if (double.IsNaN(p) || p < 0 || p > 1) return double.NaN;
        if (p is 0 or 1) return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        if (p is > 0.02 and < 0.98) return Math.Sqrt(2) * Erfinv(2 * p - 1);
        // Newton on ln Φ: far out the tail's logarithm is nearly a parabola.
        double q = Math.Min(p, 1 - p), log = Math.Log(q), x = -Math.Sqrt(-2 * log);
        for (int i = 0; i < 30; i++)
        {
            double f = LogNdtr(x), step = (f - log) / Math.Exp(-x * x / 2 - f) * Math.Sqrt(2 * Math.PI);
            x -= step;
            if (Math.Abs(step) < 1e-16 * Math.Abs(x)) break;
        }
        return p < 0.5 ? x : -x;
    }
}
