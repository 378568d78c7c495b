namespace NamedTorch.Numerics;

/// <summary>Inverse trigonometric and hyperbolic functions in float64 arithmetic, without branches.</summary>
public static class InverseFormulas
{
    const double QuarterPi = Math.PI / 4, HalfPi = Math.PI / 2, Ln2 = 0.69314718055994531;

    /// <summary>arctan x: a rational function of what is left below 0.66 after steps of π/4 and π/2.</summary>
    /// <remarks>Coefficients: S. L. Moshier, Cephes mathematical library, atan.c.</remarks>
    public static V Atan<V>(V x) where V : IReal<V>
    {
        var a = V.Abs(x);
        V isFar = V.Less(V.Of(2.41421356237309504880), a), isNear = V.LessOrEqual(a, V.Of(0.66));
        var t = V.Select(isNear, a, V.Select(isFar, V.Of(-1) / a, (a - V.One) / (a + V.One)));
        var start = V.Select(isNear, V.Zero, V.Select(isFar, V.Of(HalfPi), V.Of(QuarterPi)));
        var z = t * t;
        var p = Polynomial(z, [-0.8750608600031904122785, -16.15753718733365076637, -75.00855792314704667340, -122.8866684490136173410, -64.85021904942025371773]);
        var q = Polynomial(z, [1, 24.85846490142306297962, 165.0270098316988542046, 432.8810604912902668951, 485.3903996359136964868, 194.5506571482613964425]);
        return V.CopySign(start + V.MultiplyAdd(t * z, p / q, t), x);
    }

    /// <summary>The angle of the point (x, y) in (−π, π], the ordinate first.</summary>
    public static V Atan2<V>(V y, V x) where V : IReal<V>
    {
        V a = V.Abs(y), b = V.Abs(x), infinity = V.Of(double.PositiveInfinity);
        // Both 0 is along the axis; both infinite is the diagonal.
        var isNothing = V.Both(V.Equal(a, V.Zero), V.Equal(b, V.Zero));
        var isDiagonal = V.Both(V.Equal(a, infinity), V.Equal(b, infinity));
        var angle = V.Select(isNothing, V.Zero, V.Select(isDiagonal, V.Of(QuarterPi), Atan(a / b)));
        // The sign of a zero counts.
        var isLeft = V.Less(V.CopySign(V.One, x), V.Zero);
        return V.Select(V.Equal(x, x), V.CopySign(V.Select(isLeft, V.Of(Math.PI) - angle, angle), y), x);
    }

    /// <summary>arcsin x.</summary>
    public static V Asin<V>(V x) where V : IReal<V> => Atan(x / V.Sqrt((V.One - x) * (V.One + x)));

    /// <summary>arccos x.</summary>
    public static V Acos<V>(V x) where V : IReal<V> => V.Of(2) * Atan(V.Sqrt((V.One - x) / (V.One + x)));

    /// <summary>arsinh x = ln(|x| + √(x² + 1)) with the sign of x.</summary>
    public static V Asinh<V>(V x) where V : IReal<V>
    {
        V a = V.Abs(x), square = a * a;
        var near = Formulas.Log1p(a + square / (V.One + V.Sqrt(square + V.One)));
        return V.CopySign(V.Select(V.Less(V.Of(1e8), a), V.Log(a) + V.Of(Ln2), near), x);
    }

    /// <summary>arcosh x = ln(x + √(x² − 1)).</summary>
    public static V Acosh<V>(V x) where V : IReal<V>
    {
        var t = x - V.One;
        return V.Select(V.Less(V.Of(1e8), x), V.Log(x) + V.Of(Ln2), Formulas.Log1p(t + V.Sqrt(t * (x + V.One))));
    }

    /// <summary>artanh x = ½ ln((1 + x)/(1 − x)).</summary>
    public static V Atanh<V>(V x) where V : IReal<V>
    {
        var a = V.Abs(x);
        return V.CopySign(V.Of(0.5) * Formulas.Log1p(V.Of(2) * a / (V.One - a)), x);
    }

    /// <summary>sinh x.</summary>
    public static V Sinh<V>(V x) where V : IReal<V>
    {
        V a = V.Abs(x), t = Formulas.Expm1(a), half = V.Exp(V.Of(0.5) * a);
        // In two factors where eˣ itself would overflow.
        return V.CopySign(V.Select(V.Less(a, V.Of(20)), V.Of(0.5) * (t + t / (t + V.One)), V.Of(0.5) * half * half), x);
    }

    /// <summary>cosh x.</summary>
    public static V Cosh<V>(V x) where V : IReal<V>
    {
        V a = V.Abs(x), half = V.Exp(V.Of(0.5) * a), e = V.Exp(V.Select(V.Less(a, V.Of(20)), a, V.Zero));
        return V.Select(V.Less(a, V.Of(20)), V.Of(0.5) * (e + V.One / e), V.Of(0.5) * half * half);
    }

    /// <summary>√(x² + y²) without overflow.</summary>
    public static V Hypot<V>(V x, V y) where V : IReal<V>
    {
        V a = V.Abs(x), b = V.Abs(y), infinity = V.Of(double.PositiveInfinity);
        V large = V.Max(a, b), small = V.Min(a, b), ratio = small / large;
        var length = large * V.Sqrt(V.One + ratio * ratio);
        return V.Select(V.Either(V.Equal(a, infinity), V.Equal(b, infinity)), infinity, V.Select(V.Equal(large, V.Zero), large, length));
    }

    /// <summary>Horner's rule, the highest power's coefficient first.</summary>
    internal static V Polynomial<V>(V x, ReadOnlySpan<double> coefficients) where V : IReal<V>
    {
        var sum = V.Of(coefficients[0]);
        foreach (double c in coefficients[1..]) sum = V.MultiplyAdd(sum, x, V.Of(c));
        return sum;
    }
}
