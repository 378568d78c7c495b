using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Numerics;

/// <summary>Functions written once in the arithmetic of <see cref="IReal{V}"/>, for every kind of value.</summary>
public static class Formulas
{
    /// <summary>eˣ − 1, accurate near 0: by 2t/(1 − t) with t = tanh(x/2) where |x| &lt; 1.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Expm1<V>(V x) where V : IReal<V>
    {
        var t = V.Tanh(V.Of(0.5) * x);
        return V.Select(V.Less(V.Abs(x), V.One), (t + t) / (V.One - t), V.Exp(x) - V.One);
    }

    /// <summary>ln(1 + x), accurate near 0: what 1 + x loses in rounding is put back as a factor.</summary>
    /// <remarks>Source: W. Kahan; D. Goldberg, What every computer scientist should know about floating-point arithmetic, theorem 4.</remarks>
    [MethodImpl(AggressiveInlining)]
    public static V Log1p<V>(V x) where V : IReal<V>
    {
        var u = V.One + x;
        var infinity = V.Of(double.PositiveInfinity);
        var log = V.Log(u);
        return V.Select(V.Equal(u, V.One), x, V.Select(V.Less(V.Abs(log), infinity), log * (x / (u - V.One)), log));
    }
}
