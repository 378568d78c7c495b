using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>e^(−|x|)·I₁(x).</summary>
    /// <remarks>Derivative I₀ₑ(x) − y·(sign x + 1/x), ½ at 0.</remarks>
    public readonly struct I1e : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<I1e>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => SpecialFunctions.I1e(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => BesselFormulas.I1e(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.Select(V.Equal(x, V.Zero), V.Of(0.5), V.Apply<BesselOrderZero>(x) - y * (V.CopySign(V.One, x) + V.One / x));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.I1e"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor I1e(Tensor? into = null) => Ops.Unary.Real(new Ops.I1e(), x, into);
        }
    }
}
