using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Numerics;

/// <summary>Transcendental functions in float64 arithmetic, a few units in the last place off; the polynomials are minimax fits.</summary>
public static class DoubleFormulas
{
    /// <summary>tanh x: a polynomial near 0, else 1 − 2/(e^2x + 1).</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Tanh<V>(V x) where V : IReal<V>
    {
        V a = V.Abs(x), z = x * x;
        // (tanh x − x)/x³ in x², |x| < 0.625.
        var p = V.Of(-1.5936904539411533e-5);
        p = V.MultiplyAdd(p, z, V.Of(7.6865820204763501e-5));
        p = V.MultiplyAdd(p, z, V.Of(-2.2831803870661096e-4));
        p = V.MultiplyAdd(p, z, V.Of(5.8619406188161162e-4));
        p = V.MultiplyAdd(p, z, V.Of(-1.4549212154718537e-3));
        p = V.MultiplyAdd(p, z, V.Of(3.5919817778203315e-3));
        p = V.MultiplyAdd(p, z, V.Of(-8.8632200772086971e-3));
        p = V.MultiplyAdd(p, z, V.Of(0.021869487504726947));
        p = V.MultiplyAdd(p, z, V.Of(-0.053968253928116764));
        p = V.MultiplyAdd(p, z, V.Of(0.13333333333255225));
        p = V.MultiplyAdd(p, z, V.Of(-0.33333333333332803));
        return V.CopySign(V.Select(V.Less(a, V.Of(0.625)), V.MultiplyAdd(a * z, p, a), V.One - V.Of(2) / (V.Exp(V.Of(2) * a) + V.One)), x);
    }

    /// <summary>erf x: a polynomial below 2, else 1 − e^(−w(|x|)).</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Erf<V>(V x) where V : IReal<V>
    {
        V a = V.Abs(x), z = x * x;
        // erf x / x in x², |x| < 2.
        var p = V.Of(-3.6652155068746951e-20);
        p = V.MultiplyAdd(p, z, V.Of(2.1449699596585811e-18));
        p = V.MultiplyAdd(p, z, V.Of(-6.5889528364761733e-17));
        p = V.MultiplyAdd(p, z, V.Of(1.4608511423835472e-15));
        p = V.MultiplyAdd(p, z, V.Of(-2.6914818819056240e-14));
        p = V.MultiplyAdd(p, z, V.Of(4.4255962862903198e-13));
        p = V.MultiplyAdd(p, z, V.Of(-6.6993814304421583e-12));
        p = V.MultiplyAdd(p, z, V.Of(9.4197663285144988e-11));
        p = V.MultiplyAdd(p, z, V.Of(-1.2289968554539312e-9));
        p = V.MultiplyAdd(p, z, V.Of(1.4807102743162334e-8));
        p = V.MultiplyAdd(p, z, V.Of(-1.6365833943208383e-7));
        p = V.MultiplyAdd(p, z, V.Of(1.6462113381200093e-6));
        p = V.MultiplyAdd(p, z, V.Of(-1.4925650290410312e-5));
        p = V.MultiplyAdd(p, z, V.Of(1.2055332978343316e-4));
        p = V.MultiplyAdd(p, z, V.Of(-8.5483270233274167e-4));
        p = V.MultiplyAdd(p, z, V.Of(5.2239776254392325e-3));
        p = V.MultiplyAdd(p, z, V.Of(-0.026866170645130818));
        p = V.MultiplyAdd(p, z, V.Of(0.11283791670955122));
        p = V.MultiplyAdd(p, z, V.Of(-0.37612638903183752));
        p = V.MultiplyAdd(p, z, V.Of(1.1283791670955126));
        // −ln erfc t for t = 4 + 2s in [2, 6]; beyond 6 the result is 1.
        var s = V.Of(0.5) * V.Select(V.Less(V.Of(6), a), V.Of(6), a) - V.Of(2);
        var w = V.Of(9.8618835414040984e-7);
        w = V.MultiplyAdd(w, s, V.Of(4.9987897429480434e-6));
        w = V.MultiplyAdd(w, s, V.Of(1.2246396177932876e-5));
        w = V.MultiplyAdd(w, s, V.Of(1.9692230011144146e-5));
        w = V.MultiplyAdd(w, s, V.Of(1.1657995062395172e-5));
        w = V.MultiplyAdd(w, s, V.Of(3.2337013518787660e-5));
        w = V.MultiplyAdd(w, s, V.Of(-7.7374783764061131e-5));
        w = V.MultiplyAdd(w, s, V.Of(2.7447036075543047e-4));
        w = V.MultiplyAdd(w, s, V.Of(-9.0549010633315162e-4));
        w = V.MultiplyAdd(w, s, V.Of(2.9125851481569938e-3));
        w = V.MultiplyAdd(w, s, V.Of(-9.3144133663809798e-3));
        w = V.MultiplyAdd(w, s, V.Of(0.030345145735788716));
        w = V.MultiplyAdd(w, s, V.Of(3.8937783549687800));
        w = V.MultiplyAdd(w, s, V.Of(16.472753785502592));
        w = V.MultiplyAdd(w, s, V.Of(17.987778312105307));
        return V.Select(V.Less(a, V.Of(2)), x * p, V.CopySign(V.One - V.Exp(-w), x));
    }
}
