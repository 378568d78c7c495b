using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary>e^(−|x|)·I₀(x) for derivatives; its own goes by e^(−|x|)·I₁(x) = the derivative of I₀ scaled.</summary>
readonly struct BesselOrderZero : IScalarFunction
{
    public static double Value(double x) => SpecialFunctions.I0e(x);

    public static V Formula<V>(V x) where V : IReal<V> => BesselFormulas.I0e(x);

    public static V Slope<V>(V x, V y) where V : IReal<V> => V.Apply<BesselOrderOne>(x) - V.Select(V.Equal(x, V.Zero), V.Zero, V.CopySign(y, x));

    readonly struct BesselOrderOne : IScalarFunction
    {
        public static double Value(double x) => SpecialFunctions.I1e(x);

        public static V Formula<V>(V x) where V : IReal<V> => BesselFormulas.I1e(x);

        public static V Slope<V>(V x, V y) where V : IReal<V> =>
            V.Select(V.Equal(x, V.Zero), V.Of(0.5), V.Apply<BesselOrderZero>(x) - y * (V.CopySign(V.One, x) + V.One / x));
    }
}
