using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>e^(−|x|)·I₀(x).</summary>
    /// <remarks>Derivative I₁ₑ(x) − sign x · y.</remarks>
    public readonly struct I0e : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<I0e>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => SpecialFunctions.I0e(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => BesselFormulas.I0e(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.Apply<I1e>(x) - V.Select(V.Equal(x, V.Zero), V.Zero, V.CopySign(y, x));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.I0e"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor I0e(Tensor? into = null) => Ops.Unary.Real(new Ops.I0e(), x, into);
        }
    }
}
