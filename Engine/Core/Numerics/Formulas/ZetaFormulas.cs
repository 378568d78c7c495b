namespace NamedTorch.Numerics;

/// <summary>The Hurwitz zeta function and the derivatives of ψ in float64 arithmetic, for lanes that repeat steps.</summary>
/// <remarks>By the Euler–Maclaurin formula: DLMF 25.11.5 and 5.15.1.</remarks>
public static class ZetaFormulas
{
    // Left of −2²³ float32 has whole numbers only.
    const double Head = 12, Most = 1 << 23;

    /// <summary>Σ 1/(k + q)ˣ over k ≥ 0; ∞ at x = 1 and at whole q ≤ 0, NaN below 1, for q &lt; 0 unless x is whole, and left of −2²³.</summary>
    public static V Zeta<V>(V x, V q) where V : IReal<V>
    {
        V none = V.Of(double.NaN), infinity = V.Of(double.PositiveInfinity), isLeft = V.LessOrEqual(q, V.Zero), sum = Sum(x, q);
        var left = V.Select(V.Equal(q, V.Floor(q)), infinity, V.Select(V.Equal(x, V.Floor(x)), sum, none));
        var value = V.Select(isLeft, left, V.Select(V.Less(V.Zero, q), sum, none));
        return V.Select(V.Equal(x, V.One), infinity, V.Select(V.Less(V.One, x), value, none));
    }

    /// <summary>The n-th derivative of ψ: (−1)ⁿ⁺¹ n! ζ(n + 1, x); NaN unless n is whole and not negative.</summary>
    public static V Polygamma<V>(V n, V x) where V : IReal<V>
    {
        V none = V.Of(double.NaN), half = V.Of(0.5) * n, isEven = V.Equal(half - V.Floor(half), V.Zero), isWhole = V.Both(V.Less(V.Zero, n), V.Equal(n, V.Floor(n)));
        var size = V.Exp(GammaFormulas.LogGamma(n + V.One)) * Sum(n + V.One, x);
        var value = V.Select(isEven, -size, size);
        var isPole = V.Both(V.LessOrEqual(x, V.Zero), V.Equal(x, V.Floor(x)));
        value = V.Select(isPole, V.Select(isEven, none, V.Of(double.PositiveInfinity)), value);
        return V.Select(V.Equal(n, V.Zero), GammaFormulas.Digamma(x), V.Select(isWhole, value, none));
    }

    // Euler and Maclaurin: the head term by term, until the tail begins far enough right; the tail by its integral and corrections.
    static V Sum<V>(V x, V q) where V : IReal<V>
    {
        var head = V.Repeat<Terms>([V.Zero, V.Zero, q, x]);
        V sum = head[1], a = q + head[0], power = V.Pow(a, -x);
        sum += power * a / (x - V.One) + V.Of(0.5) * power;
        V factor = x, term = power / a, isDone = V.Less(V.Zero, V.Zero);
        double factorial = 1;
        for (int k = 0; k < SpecialFunctions.Bernoulli.Length; k++)
        {
            factorial *= (2 * k + 1) * (2 * k + 2);
            var step = V.Of(SpecialFunctions.Bernoulli[k]) * factor * term;
            sum = V.Select(isDone, sum, sum + step / V.Of(factorial));
            isDone = V.Either(isDone, V.Less(V.Abs(step), V.Of(1e-18) * V.Abs(sum)));
            factor *= (x + V.Of(2 * k + 1)) * (x + V.Of(2 * k + 2));
            term /= a * a;
        }
        return V.Select(V.Less(q, V.Of(-Most)), V.Of(double.NaN), sum);
    }

    // n, sum, q, x.
    readonly struct Terms : ILoop
    {
        public static V Goes<V>(V[] s) where V : IReal<V> =>
            V.Both(V.LessOrEqual(V.Of(-Most), s[2]), V.Either(V.Less(s[0], V.Of(Head)), V.Less(s[2] + s[0], V.Of(Head))));

        public static V[] Step<V>(V[] s) where V : IReal<V> => [s[0] + V.One, s[1] + V.Pow(s[2] + s[0], -s[3]), s[2], s[3]];
    }
}
