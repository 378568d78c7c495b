using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>1 − erf x, without cancellation for large x.</summary>
    /// <remarks>Derivative −2/√π e^(−x²).</remarks>
    public readonly struct Erfc : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<Erfc>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => SpecialFunctions.Erfc(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => ErrorFormulas.Erfc(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.Exp(-(x * x)) * V.Of(-1.1283791670955126);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Erfc"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Erfc(Tensor? into = null) => Ops.Unary.Real(new Ops.Erfc(), x, into);
        }
    }
}
