namespace NamedTorch.Numerics;

public static partial class SpecialFunctions
{
    // B₂ₖ: the Bernoulli numbers of the asymptotic series.
    internal static readonly double[] Bernoulli = [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798, -174611.0 / 330, 854513.0 / 138, -236364091.0 / 2730];

    // ζ(k) at k.
    internal static readonly double[] ZetaAt = [0, 0, .. Enumerable.Range(2, 30).Select(static k => Zeta(k, 1))];

    /// <summary>ln |Γ(x)|; +∞ at 0, −1, −2, … and at ±∞.</summary>
    public static double LogGamma(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x) || x <= 0 && x == Math.Floor(x)) return double.PositiveInfinity;
        // Reflection Γ(x)·Γ(1 − x) = π / sin πx.
        if (x < 0.5) return Math.Log(Math.PI / Math.Abs(SinPi(x))) - LogGamma(1 - x);
        if (Math.Abs(x - 1) < 0.2) return LogGammaNearOne(x - 1);
        if (Math.Abs(x - 2) < 0.2) return double.LogP1(x - 2) + LogGammaNearOne(x - 2);
        double shift = 0;
        if (x < 12)
        {
            double product = 1;
            for (; x < 12; x++) product *= x;
            shift = Math.Log(product);
        }
        double sum = 0, power = 1 / x;
        for (int k = 0; k < Bernoulli.Length; k++, power /= x * x) sum += Bernoulli[k] / ((2 * k + 2) * (2 * k + 1)) * power;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + sum - shift;
    }

    // ln Γ(1 + t) = −γt + Σ ζ(k)(−t)ᵏ/k: keeps its digits at the zeros at 1 and 2.
    static double LogGammaNearOne(double t)
    {
        double sum = -0.57721566490153286 * t, power = t * t;
        for (int k = 2; k < 30; k++, power *= -t) sum += ZetaAt[k] * power / k;
        return sum;
    }

    /// <summary>ψ(x) = d ln Γ(x)/dx; ∓∞ at ±0, NaN at −1, −2, ….</summary>
    public static double Digamma(double x)
    {
        if (x == 0) return double.CopySign(double.PositiveInfinity, -x);
        if (x < 0)
        {
            if (x == Math.Floor(x)) return double.NaN;
            return Digamma(1 - x) - Math.PI / Math.Tan(Math.PI * (x - Math.Truncate(x)));
        }
        double sum = 0;
        for (; x < 12; x++) sum -= 1 / x;
        double power = 1 / (x * x);
        sum += Math.Log(x) - 0.5 / x;
        for (int k = 0; k < Bernoulli.Length; k++, power /= x * x) sum -= Bernoulli[k] / (2 * k + 2) * power;
        return sum;
    }

    /// <summary>The n-th derivative of ψ: (−1)ⁿ⁺¹ n! ζ(n + 1, x); NaN unless n is whole and not negative.</summary>
    public static double Polygamma(double n, double x)
    {
        if (n == 0) return Digamma(x);
        if (!(n > 0) || n != Math.Floor(n)) return double.NaN;
        double sign = n % 2 == 0 ? -1 : 1;
        if (x > 0) return sign * Math.Exp(LogGamma(n + 1)) * Zeta(n + 1, x);
        if (x == Math.Floor(x)) return n % 2 == 0 ? double.NaN : double.PositiveInfinity;
        // Up to the positive axis term by term.
        double sum = 0;
        for (; x < 1; x++) sum += Math.Pow(x, -n - 1);
        return sign * Math.Exp(LogGamma(n + 1)) * (sum + Zeta(n + 1, x));
    }

    /// <summary>The Hurwitz zeta Σ 1/(k + q)ˣ over k ≥ 0; x &gt; 1.</summary>
    public static double Zeta(double x, double q)
    {
        if (x == 1) return double.PositiveInfinity;
        if (!(x > 1) || double.IsNaN(q)) return double.NaN;
        if (q <= 0)
        {
            if (q == Math.Floor(q)) return double.PositiveInfinity;
            if (x != Math.Floor(x)) return double.NaN;
        }
        // Euler and Maclaurin: the head term by term, the tail by its integral and corrections.
        double sum = 0;
        int n = 0;
        for (; n < 12 || q + n < 12; n++) sum += Math.Pow(q + n, -x);
        double a = q + n, power = Math.Pow(a, -x);
        sum += power * a / (x - 1) + 0.5 * power;
        double factor = x, term = power / a;
        for (int k = 0; k < Bernoulli.Length; k++)
        {
            double step = Bernoulli[k] * factor * term;
            sum += step / Factorial(2 * k + 2);
            if (Math.Abs(step) < 1e-18 * Math.Abs(sum)) break;
            factor *= (x + 2 * k + 1) * (x + 2 * k + 2);
            term /= a * a;
        }
        return sum;
    }

    /// <summary>The regularized lower incomplete gamma P(a, x) = ∫₀ˣ tᵃ⁻¹e⁻ᵗ dt / Γ(a); NaN for negative arguments.</summary>
    public static double GammaP(double a, double x)
    {
        if (!(a >= 0) || !(x >= 0)) return double.NaN;
        if (a == 0) return x > 0 ? 1 : double.NaN;
        if (x == 0) return 0;
        if (double.IsInfinity(a)) return double.IsInfinity(x) ? double.NaN : 0;
        if (double.IsInfinity(x)) return 1;
        return x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);
    }

    /// <summary>The regularized upper incomplete gamma Q(a, x) = 1 − P(a, x), without cancellation.</summary>
    public static double GammaQ(double a, double x)
    {
        double p = GammaP(a, x);
        return p is 0 or 1 || double.IsNaN(p) ? 1 - p : x < a + 1 ? 1 - p : Fraction(a, x);
    }

    static double Series(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (int n = 1; n < 100000 && term > sum * 1e-17; n++) sum += term *= x / (a + n);
        return sum * Math.Exp(a * Math.Log(x) - x - LogGamma(a));
    }

    // Lentz's evaluation of the continued fraction of Γ(a, x).
    static double Fraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
        for (int i = 1; i < 100000; i++)
        {
            double n = -i * (i - a);
            b += 2;
            d = n * d + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + n / c;
            if (Math.Abs(c) < tiny) c = tiny;
            h *= c * d;
            if (Math.Abs(c * d - 1) < 1e-16) break;
        }
        return h * Math.Exp(a * Math.Log(x) - x - LogGamma(a));
    }

    static double SinPi(double x) => Math.Sin(Math.PI * (x - 2 * Math.Floor(x / 2)));

    static double Factorial(int n)
    {
        double product = 1;
        for (int k = 2; k <= n; k++) product *= k;
        return product;
    }
}
