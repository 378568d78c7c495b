using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>log₁₀ x.</summary>
    /// <remarks>−∞ at 0, NaN for x &lt; 0. Derivative 1/(x ln 10).</remarks>
    public readonly struct Log10 : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<Log10>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => Math.Log10(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => V.Log(x) * V.Of(0.43429448190325183);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.One / (x * V.Of(2.3025850929940457));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Log10"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Log10(Tensor? into = null) => Ops.Unary.Real(new Ops.Log10(), x, into);
        }
    }
}
