namespace NamedTorch.Numerics;

/// <summary>The gamma function's logarithm and its derivatives in float64 arithmetic, in a fixed number of steps.</summary>
public static class GammaFormulas
{
    // Where the asymptotic series is good to all digits.
    const int Far = 12;

    /// <summary>ln |Γ(x)|.</summary>
    public static V LogGamma<V>(V x) where V : IReal<V>
    {
        var isLeft = V.Less(x, V.Of(0.5));
        var right = Right(V.Select(isLeft, V.One - x, x));
        // Reflection Γ(x)·Γ(1 − x) = π / sin πx.
        var left = V.Log(V.Of(Math.PI) / V.Abs(SinPi(x))) - right;
        var isPole = V.Both(V.LessOrEqual(x, V.Zero), V.Equal(x, V.Floor(x)));
        var infinity = V.Of(double.PositiveInfinity);
        return V.Select(V.Either(isPole, V.Equal(V.Abs(x), infinity)), infinity, V.Select(isLeft, left, right));
    }

    /// <summary>ψ(x) = d ln Γ(x)/dx.</summary>
    public static V Digamma<V>(V x) where V : IReal<V>
    {
        var isLeft = V.Less(x, V.Zero);
        V a = V.Select(isLeft, V.One - x, x), sum = V.Zero;
        for (int i = 0; i < Far; i++)
        {
            var isNear = V.Less(a, V.Of(Far));
            (sum, a) = (V.Select(isNear, sum - V.One / a, sum), V.Select(isNear, a + V.One, a));
        }
        var inverse = V.One / (a * a);
        var series = V.Zero;
        for (int k = SpecialFunctions.Bernoulli.Length - 1; k >= 0; k--) series = inverse * (V.Of(SpecialFunctions.Bernoulli[k] / (2 * k + 2)) + series);
        var right = sum + V.Log(a) - V.Of(0.5) / a - series;
        var angle = V.Of(Math.PI) * (x - V.Quotient(x, V.One));
        var left = V.Select(V.Equal(x, V.Floor(x)), V.Of(double.NaN), right - V.Of(Math.PI) * V.Cos(angle) / V.Sin(angle));
        return V.Select(V.Equal(x, V.Zero), V.CopySign(V.Of(double.PositiveInfinity), -x), V.Select(isLeft, left, right));
    }

    /// <summary>ψ′(x).</summary>
    public static V Trigamma<V>(V x) where V : IReal<V>
    {
        var isLeft = V.LessOrEqual(x, V.Zero);
        V a = V.Select(isLeft, V.One - x, x), sum = V.Zero;
        for (int i = 0; i < Far; i++)
        {
            var isNear = V.Less(a, V.Of(Far));
            (sum, a) = (V.Select(isNear, sum + V.One / (a * a), sum), V.Select(isNear, a + V.One, a));
        }
        var inverse = V.One / (a * a);
        var series = V.Zero;
        for (int k = SpecialFunctions.Bernoulli.Length - 1; k >= 0; k--) series = inverse * (V.Of(SpecialFunctions.Bernoulli[k]) + series);
        var right = sum + V.One / a + V.Of(0.5) * inverse + series / a;
        // ψ′(1 − x) + ψ′(x) = π² / sin² πx.
        var sine = SinPi(x);
        return V.Select(isLeft, V.Select(V.Equal(x, V.Floor(x)), V.Of(double.PositiveInfinity), V.Of(Math.PI * Math.PI) / (sine * sine) - right), right);
    }

    // For x ≥ ½.
    static V Right<V>(V x) where V : IReal<V>
    {
        V a = x, product = V.One;
        for (int i = 0; i < Far; i++)
        {
            var isNear = V.Less(a, V.Of(Far));
            (product, a) = (V.Select(isNear, product * a, product), V.Select(isNear, a + V.One, a));
        }
        V inverse = V.One / (a * a), series = V.Zero;
        for (int k = SpecialFunctions.Bernoulli.Length - 1; k >= 0; k--) series = series * inverse + V.Of(SpecialFunctions.Bernoulli[k] / ((2 * k + 2) * (2 * k + 1)));
        var far = (a - V.Of(0.5)) * V.Log(a) - a + V.Of(0.5 * Math.Log(2 * Math.PI)) + series / a - V.Log(product);
        // Near its zeros at 1 and 2 a series of its own keeps the digits.
        V one = x - V.One, two = x - V.Of(2);
        return V.Select(V.Less(V.Abs(one), V.Of(0.2)), NearOne(one), V.Select(V.Less(V.Abs(two), V.Of(0.2)), Formulas.Log1p(two) + NearOne(two), far));
    }

    // ln Γ(1 + t) = −γt + Σ ζ(k)(−t)ᵏ/k.
    static V NearOne<V>(V t) where V : IReal<V>
    {
        var sum = V.Zero;
        for (int k = 29; k >= 2; k--) sum = -t * (sum + V.Of(SpecialFunctions.ZetaAt[k] / k));
        return -t * (V.Of(0.57721566490153286) + sum);
    }

    static V SinPi<V>(V x) where V : IReal<V> => V.Sin(V.Of(Math.PI) * (x - V.Of(2) * V.Floor(V.Of(0.5) * x)));
}
