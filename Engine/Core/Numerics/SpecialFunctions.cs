namespace NamedTorch.Numerics;

/// <summary>Double-precision functions that <see cref="Math"/> lacks.</summary>
public static class SpecialFunctions
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
        if (x < 2) return 1 - Erf(x);
        if (x > 27.3) return 0;
        // Lentz-free backward evaluation of the continued fraction e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))).
        double tail = 0;
        for (int k = 100; k >= 1; k--) tail = k / 2.0 / (x + tail);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + tail);
    }
}
