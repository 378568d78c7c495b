namespace NamedTorch.Numerics;

/// <summary>Modified Bessel functions in float64 arithmetic, in a fixed number of steps.</summary>
public static class BesselFormulas
{
    /// <summary>e^(−|x|)·I₀(x).</summary>
    public static V I0e<V>(V x) where V : IReal<V> => Scaled(0, V.Abs(x));

    /// <summary>e^(−|x|)·I₁(x).</summary>
    public static V I1e<V>(V x) where V : IReal<V> => V.CopySign(Scaled(1, V.Abs(x)), x);

    // As on the host: the integral by the trapezoidal rule, below 0.001 the first terms, beyond 60 the asymptotic series.
    static V Scaled<V>(int n, V x) where V : IReal<V>
    {
        const int points = 64;
        var total = V.Of(0.5) * (V.One + V.Of(n == 0 ? 1 : -1) * V.Exp(V.Of(-2) * x));
        for (int k = 1; k < points; k++)
        {
            double angle = Math.PI * k / points;
            total += V.Of(Math.Cos(n * angle)) * V.Exp(x * V.Of(Math.Cos(angle) - 1));
        }
        V term = V.One, sum = V.One;
        for (int k = 1; k < 20; k++)
        {
            term *= V.Of(-(4.0 * n * n - (2 * k - 1) * (2 * k - 1)) / (k * 8)) / x;
            sum += term;
        }
        var far = V.Select(V.Equal(x, V.Of(double.PositiveInfinity)), V.Zero, sum / V.Sqrt(V.Of(2 * Math.PI) * x));
        var near = (n == 0 ? V.One + V.Of(0.25) * x * x : V.Of(0.5) * x * (V.One + V.Of(0.125) * x * x)) * V.Exp(-x);
        return V.Select(V.Less(x, V.Of(1e-3)), near, V.Select(V.Less(V.Of(60), x), far, total / V.Of(points)));
    }
}
