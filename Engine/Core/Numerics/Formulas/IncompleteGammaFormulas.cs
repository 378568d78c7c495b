namespace NamedTorch.Numerics;

/// <summary>The regularized incomplete gamma functions in float64 arithmetic, for lanes that repeat steps.</summary>
/// <remarks>The series left of a + 1 and the continued fraction right of it: DLMF 8.7.1 and 8.9.2; the fraction after Lentz, 1976.</remarks>
public static class IncompleteGammaFormulas
{
    const double Most = 100000;

    /// <summary>P(a, x) = ∫₀ˣ tᵃ⁻¹e⁻ᵗ dt / Γ(a); NaN for negative arguments.</summary>
    public static V Lower<V>(V a, V x) where V : IReal<V>
    {
        var (isNear, near, far) = Parts(a, x);
        return Ends(a, x, V.Select(isNear, near, V.One - far));
    }

    /// <summary>Q(a, x) = 1 − P(a, x), without cancellation.</summary>
    public static V Upper<V>(V a, V x) where V : IReal<V>
    {
        var (isNear, near, far) = Parts(a, x);
        var p = Ends(a, x, V.Select(isNear, near, V.One - far));
        var isEnd = V.Either(V.Equal(p, V.Zero), V.Equal(p, V.One));
        return V.Select(V.Either(isNear, V.Either(isEnd, V.Not(V.Equal(p, p)))), V.One - p, far);
    }

    // P by its series where x < a + 1, Q by its continued fraction elsewhere; the other one is not computed.
    static (V IsNear, V Near, V Far) Parts<V>(V a, V x) where V : IReal<V>
    {
        var isNear = V.Less(x, a + V.One);
        var scale = V.Exp(a * V.Log(x) - x - GammaFormulas.LogGamma(a));
        var series = V.Repeat<Series>([V.Select(isNear, V.One, V.Of(Most)), V.One / a, V.One / a, a, x]);
        var (b, c) = (x + V.One - a, V.Of(1 / Fraction.Tiny));
        var fraction = V.Repeat<Fraction>([V.Select(isNear, V.Of(Most), V.One), b, c, V.One / b, V.One / b, V.Of(2), a]);
        return (isNear, series[2] * scale, fraction[4] * scale);
    }

    static V Ends<V>(V a, V x, V p) where V : IReal<V>
    {
        V none = V.Of(double.NaN), infinity = V.Of(double.PositiveInfinity);
        p = V.Select(V.Equal(x, infinity), V.One, p);
        p = V.Select(V.Equal(a, infinity), V.Select(V.Equal(x, infinity), none, V.Zero), p);
        p = V.Select(V.Equal(x, V.Zero), V.Zero, p);
        p = V.Select(V.Equal(a, V.Zero), V.Select(V.Less(V.Zero, x), V.One, none), p);
        return V.Select(V.Both(V.LessOrEqual(V.Zero, a), V.LessOrEqual(V.Zero, x)), p, none);
    }

    // Σ xⁿ / (a (a + 1) … (a + n)): n, term, sum, a, x.
    readonly struct Series : ILoop
    {
        public static V Goes<V>(V[] s) where V : IReal<V> => V.Both(V.Less(s[0], V.Of(Most)), V.Less(s[2] * V.Of(1e-17), s[1]));

        public static V[] Step<V>(V[] s) where V : IReal<V>
        {
            var term = s[1] * (s[4] / (s[3] + s[0]));
            return [s[0] + V.One, term, s[2] + term, s[3], s[4]];
        }
    }

    // Lentz's evaluation of the continued fraction of Γ(a, x): i, b, c, d, h, their last factor, a.
    readonly struct Fraction : ILoop
    {
        internal const double Tiny = 1e-300;

        public static V Goes<V>(V[] s) where V : IReal<V> => V.Both(V.Less(s[0], V.Of(Most)), V.Less(V.Of(3e-16), V.Abs(s[5] - V.One)));

        public static V[] Step<V>(V[] s) where V : IReal<V>
        {
            V i = s[0], n = -i * (i - s[6]), b = s[1] + V.Of(2);
            V d = V.One / Away(n * s[3] + b), c = Away(b + n / s[2]);
            return [i + V.One, b, c, d, s[4] * (c * d), c * d, s[6]];
        }

        static V Away<V>(V x) where V : IReal<V> => V.Select(V.Less(V.Abs(x), V.Of(Tiny)), V.Of(Tiny), x);
    }
}
