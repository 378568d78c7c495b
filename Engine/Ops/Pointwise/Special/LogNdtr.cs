using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>ln Φ(x), without underflow for negative x.</summary>
    /// <remarks>Derivative e^(−x²/2 − y)/√(2π).</remarks>
    public readonly struct LogNdtr : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<LogNdtr>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => SpecialFunctions.LogNdtr(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => ErrorFormulas.LogNdtr(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.Exp(x * x * V.Of(-0.5) - y) * V.Of(0.39894228040143268);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LogNdtr"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor LogNdtr(Tensor? into = null) => Ops.Unary.Real(new Ops.LogNdtr(), x, into);
        }
    }
}
