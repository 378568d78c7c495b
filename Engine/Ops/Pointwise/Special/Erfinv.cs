using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The y with erf y = x.</summary>
    /// <remarks>±∞ at ±1, NaN beyond. Derivative √π/2 e^(y²).</remarks>
    public readonly struct Erfinv : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<Erfinv>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => SpecialFunctions.Erfinv(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => ErrorFormulas.Erfinv(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.Exp(y * y) * V.Of(0.88622692545275801);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Erfinv"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Erfinv(Tensor? into = null) => Ops.Unary.Real(new Ops.Erfinv(), x, into);
        }
    }
}
