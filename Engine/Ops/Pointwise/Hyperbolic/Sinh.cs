using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>sinh x.</summary>
    /// <remarks>Derivative cosh x.</remarks>
    public readonly struct Sinh : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<Sinh>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => Math.Sinh(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => InverseFormulas.Sinh(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.Of(0.5) * (V.Exp(x) + V.Exp(-x));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Sinh"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Sinh(Tensor? into = null) => Ops.Unary.Real(new Ops.Sinh(), x, into);
        }
    }
}
