using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>ψ(x) = d ln Γ(x)/dx.</summary>
    /// <remarks>NaN at −1, −2, …. Derivative ψ′(x).</remarks>
    public readonly struct Digamma : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<Digamma>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => SpecialFunctions.Digamma(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => GammaFormulas.Digamma(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.Apply<Trigamma>(x);

        readonly struct Trigamma : IScalarFunction
        {
            public static double Value(double x) => double.IsPositiveInfinity(x) ? 0 : SpecialFunctions.Polygamma(1, x);
            public static V Formula<V>(V x) where V : IReal<V> => GammaFormulas.Trigamma(x);
            public static V Slope<V>(V x, V y) where V : IReal<V> => V.Apply<Polygamma>(V.Of(2), x);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Digamma"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Digamma(Tensor? into = null) => Ops.Unary.Real(new Ops.Digamma(), x, into);
        }
    }
}
