namespace NamedTorch.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>e^(−|x|)·I₀(x).</summary>
    public static double I0e(double x) => ScaledBessel(0, Math.Abs(x));

    /// <summary>e^(−|x|)·I₁(x).</summary>
    public static double I1e(double x) => Math.CopySign(ScaledBessel(1, Math.Abs(x)), x);

    // e^(−x)·Iₙ(x) for x ≥ 0: the integral 1/π ∫₀^π e^(x(cos θ − 1)) cos nθ dθ by the trapezoidal rule, which converges
    // geometrically for periodic functions; beyond 60 the asymptotic series.
    static double ScaledBessel(int n, double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return 0;
        if (x < 1e-3) return (n == 0 ? 1 + x * x / 4 : x / 2 * (1 + x * x / 8)) * Math.Exp(-x);
        if (x > 60)
        {
            double term = 1, sum = 1;
            for (int k = 1; k < 20; k++) sum += term *= -(4.0 * n * n - (2 * k - 1) * (2 * k - 1)) / (k * 8 * x);
            return sum / Math.Sqrt(2 * Math.PI * x);
        }
        const int points = 64;
        double total = 0.5 * (1 + (n == 0 ? 1 : -1) * Math.Exp(-2 * x));
        for (int k = 1; k < points; k++)
        {
            double angle = Math.PI * k / points;
            total += Math.Exp(x * (Math.Cos(angle) - 1)) * Math.Cos(n * angle);
        }
        return total / points;
    }
}
