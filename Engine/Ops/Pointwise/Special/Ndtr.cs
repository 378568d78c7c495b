using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Φ(x), the normal distribution's cumulative probability.</summary>
    /// <remarks>Derivative e^(−x²/2)/√(2π).</remarks>
    public readonly struct Ndtr : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<Ndtr>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => SpecialFunctions.Ndtr(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => ErrorFormulas.Ndtr(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.Exp(x * x * V.Of(-0.5)) * V.Of(0.39894228040143268);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Ndtr"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Ndtr(Tensor? into = null) => Ops.Unary.Real(new Ops.Ndtr(), x, into);
        }
    }
}
