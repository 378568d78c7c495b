using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>arsinh x.</summary>
    /// <remarks>Derivative 1/√(1 + x²).</remarks>
    public readonly struct Asinh : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<Asinh>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => Math.Asinh(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => InverseFormulas.Asinh(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => V.One / V.Sqrt(V.One + x * x);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Asinh"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Asinh(Tensor? into = null) => Ops.Unary.Real(new Ops.Asinh(), x, into);
        }
    }
}
