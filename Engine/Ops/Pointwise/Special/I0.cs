using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>I₀(x), the modified Bessel function of order 0.</summary>
    /// <remarks>Derivative I₁(x).</remarks>
    public readonly struct I0 : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<I0>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => SpecialFunctions.I0e(x) * Math.Exp(Math.Abs(x));
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => BesselFormulas.I0e(x) * V.Exp(V.Abs(x));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.Apply<I1>(x);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.I0"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor I0(Tensor? into = null) => Ops.Unary.Real(new Ops.I0(), x, into);
        }
    }
}
