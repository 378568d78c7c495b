using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Numerics;

/// <summary>
/// The transcendental functions in float32 arithmetic, at most 2 units in the last place off. The polynomials are minimax fits
/// (Lawson's iteration in 60 digits) to the functions named beside them, odd and even powers apart: two short chains of dependent steps
/// instead of a long one.
/// </summary>
public static class SingleFormulas
{
    /// <summary>eˣ: x = n·ln 2 + r, eˣ = 2ⁿ·eʳ. Denormal results included.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Exp<V>(V x) where V : ISingle<V>
    {
        var p = Reduced(V.Limit(x, V.Of(-104), V.Of(89)), out var n);
        return V.Scale(p, n);
    }

    // eˣ for |x| ≤ 87.
    [MethodImpl(AggressiveInlining)]
    static V ExpWithin<V>(V x) where V : ISingle<V>
    {
        var p = Reduced(x, out var n);
        return p * V.PowerOfTwo(n);
    }

    [MethodImpl(AggressiveInlining)]
    static V Reduced<V>(V x, out V n) where V : ISingle<V>
    {
        n = V.Round(x * V.Of(1.44269504088896341));
        var r = V.MultiplyAdd(n, V.Of(-0.693359375), x);
        r = V.MultiplyAdd(n, V.Of(2.12194440054690583e-4), r);
        // (eʳ − 1 − r)/r² for |r| ≤ ½ ln 2.
        var rr = r * r;
        var q = V.MultiplyAdd(r,
            V.MultiplyAdd(V.Of(8.3687583521114329e-3), rr, V.Of(0.16666520255015080)),
            V.MultiplyAdd(V.MultiplyAdd(V.Of(1.3811035428000038e-3), rr, V.Of(0.041668446062468061)), rr, V.Of(0.49999993268941842)));
        return V.MultiplyAdd(rr, q, r) + V.One;
    }

    /// <summary>ln x: x = 2ᵉ·(1 + f), ln x = e·ln 2 + ln(1 + f).</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Log<V>(V x) where V : ISingle<V>
    {
        var denormal = V.Less(x, V.Of(1.17549435e-38));
        var f = V.Split(V.Select(denormal, x * V.Of(8388608), x), out var e) - V.One;
        e = V.Select(denormal, e - V.Of(23), e);
        // (ln(1 + f) − f + f²/2)/f³ for 1 + f in [√½, √2).
        var ff = f * f;
        var q = V.MultiplyAdd(f,
            V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.Of(-0.11675333388377457), ff, V.Of(-0.12405570574564505)), ff, V.Of(-0.16668002605314952)), ff, V.Of(-0.25000009344995260)),
            V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.Of(0.067467221513420537), ff, V.Of(0.11887855776604742)), ff, V.Of(0.14219592813397822)), ff, V.Of(0.20002117304644367)), ff, V.Of(0.33333312607559038)));
        var y = V.MultiplyAdd(e, V.Of(-2.12194440054690583e-4), ff * V.MultiplyAdd(f, q, V.Of(-0.5)));
        y = V.MultiplyAdd(e, V.Of(0.693359375), f + y);
        var infinity = V.Of(double.PositiveInfinity);
        return V.Select(V.Both(V.Less(V.Zero, x), V.Less(x, infinity)), y,
            V.Select(V.Equal(x, V.Zero), V.Of(double.NegativeInfinity), V.Select(V.Equal(x, infinity), infinity, V.Of(double.NaN))));
    }

    /// <summary>tanh x: a polynomial near 0, else 1 − 2/(e^2x + 1).</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Tanh<V>(V x) where V : ISingle<V>
    {
        V a = V.Abs(x), z = x * x;
        // (tanh x − x)/x³ in x², |x| < 0.625.
        var zz = z * z;
        var p = V.MultiplyAdd(z,
            V.MultiplyAdd(V.Of(0.020619063329678369), zz, V.Of(0.13331375349512608)),
            V.MultiplyAdd(V.MultiplyAdd(V.Of(-5.6817365761233426e-3), zz, V.Of(-0.053733842703069196)), zz, V.Of(-0.33333279620032854)));
        // Beyond 9.1 the result is 1.
        var e = ExpWithin(V.Of(2) * V.Select(V.Less(V.Of(9.1), a), V.Of(9.1), a));
        return V.CopySign(V.Select(V.Less(a, V.Of(0.625)), V.MultiplyAdd(a * z, p, a), V.One - V.Of(2) / (e + V.One)), x);
    }

    /// <summary>erf x: a polynomial below 1, else 1 − erfc |x| by another.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Erf<V>(V x) where V : ISingle<V>
    {
        V a = V.Abs(x), z = x * x;
        // erf x / x − 1 in x², |x| < 1.
        var zz = z * z;
        var p = V.MultiplyAdd(z,
            V.MultiplyAdd(V.MultiplyAdd(V.Of(-8.0103055307548155e-4), zz, V.Of(-0.026853818079854033)), zz, V.Of(-0.37612625835283475)),
            V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.Of(7.8542423352203595e-5), zz, V.Of(5.1883399467022596e-3)), zz, V.Of(0.11283585286191568)), zz, V.Of(0.1283791657280964)));
        // erfc t in u = t − 2.5, t in [1, 4], fitted closer at the end: from 4 on the result is 1.
        V u = V.Limit(a, V.Zero, V.Of(4)) - V.Of(2.5), uu = u * u;
        var odd = V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.Of(-2.1387292740659022e-5), uu, V.Of(2.8076157205185970e-4)), uu, V.Of(-5.7396341969565930e-4)), uu,
            V.Of(-6.1002539432941820e-3)), uu, V.Of(-8.3542354673840600e-3)), uu, V.Of(-2.1779889786457396e-3));
        var even = V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.Of(8.3178470421308210e-6), uu, V.Of(-5.6934610784590380e-5)), uu, V.Of(-2.9781846079908430e-4)), uu,
            V.Of(2.8299606507831867e-3)), uu, V.Of(8.6098412041230400e-3)), uu, V.Of(5.4475668579597744e-3)), uu, V.Of(4.0690749981959345e-4));
        return V.Select(V.Less(a, V.One), V.MultiplyAdd(p, x, x), V.CopySign(V.One - V.MultiplyAdd(u, odd, even), x));
    }

    /// <summary>sin x for |x| ≤ 100,000.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Sin<V>(V x) where V : ISingle<V> => V.Select(V.Equal(x, V.Zero), x, Wave(x, V.Zero));

    /// <summary>cos x for |x| ≤ 100,000.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Cos<V>(V x) where V : ISingle<V> => Wave(x, V.One);

    // sin(x + quarters·π/2): x = n·π/2 + r, the quarter of n picks function and sign.
    [MethodImpl(AggressiveInlining)]
    static V Wave<V>(V x, V quarters) where V : ISingle<V>
    {
        var n = V.Round(x * V.Of(0.63661977236758134));
        var r = V.MultiplyAdd(n, V.Of(-1.57079637050628662), x);
        r = V.MultiplyAdd(n, V.Of(4.37113882867379289e-8), r);
        r = V.MultiplyAdd(n, V.Of(1.71512451000588e-15), r);
        var quarter = n + quarters;
        quarter -= V.Of(4) * V.Floor(quarter * V.Of(0.25));
        var z = r * r;
        // (sin r − r)/r³ and (cos r − 1 + r²/2)/r⁴ in r², |r| ≤ π/4.
        var s = V.Of(2.7180873029689245e-6);
        s = V.MultiplyAdd(s, z, V.Of(-1.9839308735994539e-4));
        s = V.MultiplyAdd(s, z, V.Of(8.3333292933730988e-3));
        s = V.MultiplyAdd(s, z, V.Of(-0.16666666640678921));
        var c = V.Of(-2.7205415668419059e-7);
        c = V.MultiplyAdd(c, z, V.Of(2.4799456094676778e-5));
        c = V.MultiplyAdd(c, z, V.Of(-1.3888883484223088e-3));
        c = V.MultiplyAdd(c, z, V.Of(0.041666666619286710));
        var sine = V.MultiplyAdd(r * z, s, r);
        var cosine = V.MultiplyAdd(z * z, c, V.MultiplyAdd(z, V.Of(-0.5), V.One));
        var isOdd = V.Either(V.Equal(quarter, V.One), V.Equal(quarter, V.Of(3)));
        var y = V.Select(isOdd, cosine, sine);
        return V.Select(V.LessOrEqual(V.Of(2), quarter), -y, y);
    }
}
