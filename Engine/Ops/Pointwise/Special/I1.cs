using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>I₁(x), the modified Bessel function of order 1.</summary>
    /// <remarks>Derivative I₀(x) − y/x, ½ at 0.</remarks>
    public readonly struct I1 : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<I1>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => SpecialFunctions.I1e(x) * Math.Exp(Math.Abs(x));
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => BesselFormulas.I1e(x) * V.Exp(V.Abs(x));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.Select(V.Equal(x, V.Zero), V.Of(0.5), V.Exp(V.Abs(x)) * V.Apply<BesselOrderZero>(x) - y / x);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.I1"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor I1(Tensor? into = null) => Ops.Unary.Real(new Ops.I1(), x, into);
        }
    }
}
