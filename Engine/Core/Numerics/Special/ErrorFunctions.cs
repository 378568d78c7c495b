namespace NamedTorch.Numerics;

/// <summary>Double-precision functions that <see cref="Math"/> lacks.</summary>
public static partial class SpecialFunctions
{
    // ln(erfc x · e^(x²) / t) with t = 2/(2 + x) in Chebyshev polynomials of 2t − 1, fitted in 80 digits; good for every x ≥ 0.
    internal static readonly double[] TailSeries =
    [
        -0.651326859890854717, 0.64196979235649026, 0.0194764732041858363, -0.00956151478680863164, -0.000946595344482036866, 0.000366839497852761452,
        0.0000425233248069077716, -0.0000202785781125342432, -1.62429000464702551e-6, 1.3036558355805232e-6, 1.56264417220661432e-8, -8.52380959149265425e-8,
        6.52905443909885149e-9, 5.05934349555146895e-9, -9.91364156493033091e-10, -2.27365122293183581e-10, 9.64679110201552645e-11, 2.39403808303911763e-12,
        -6.88602752649755563e-12, 8.94487927309074143e-13, 3.13092139934294907e-13, -1.12708223613672298e-13, 3.81090525519374139e-16, 7.10609761360811203e-15,
        -1.52302820145531142e-15, -9.45749457153634416e-17, 1.21023718925523931e-16, -2.81666308811959547e-17,
    ];

    /// <summary>erf x = 2/√π ∫₀ˣ e^(−t²) dt, to about 1e-16.</summary>
    public static double Erf(double x) => DoubleFormulas.Erf(new Real(x)).Value;

    /// <summary>erfc x = 1 − erf x without cancellation for large x.</summary>
    public static double Erfc(double x)
    {
        if (!(x >= 0.5)) return 1 - Erf(x);
        if (x > 27.3) return 0;
        // x² in two parts: rounded as one, its error would be multiplied by the exponential.
        double high = (float)x;
        return Math.Exp(-high * high) * Math.Exp(-(x - high) * (x + high)) * Erfcx(x);
    }

    /// <summary>The scaled complement e^(x²)·erfc x.</summary>
    public static double Erfcx(double x)
    {
        if (x < 0) return x < -26.7 ? double.PositiveInfinity : Math.Exp(x * x) * (1 - Erf(x));
        double t = 2 / (2 + x), u = 4 * t - 2, next = 0, last = 0;
        for (int k = TailSeries.Length - 1; k > 0; k--) (next, last) = (u * next - last + TailSeries[k], next);
        return t * Math.Exp(0.5 * u * next - last + TailSeries[0]);
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
