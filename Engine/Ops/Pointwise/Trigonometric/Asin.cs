using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>arcsin x in [−π/2, π/2].</summary>
    /// <remarks>NaN beyond [−1, 1]. Derivative 1/√(1 − x²).</remarks>
    public readonly struct Asin : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<Asin>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => Math.Asin(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => InverseFormulas.Asin(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.One / V.Sqrt(V.One - x * x);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Asin"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Asin(Tensor? into = null) => Ops.Unary.Real(new Ops.Asin(), x, into);
        }
    }
}
