using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>e^(x²)·erfc x, without overflow for large x.</summary>
    /// <remarks>Derivative 2xy − 2/√π.</remarks>
    public readonly struct Erfcx : IUnary, IScalarFunction
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Apply<Erfcx>(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => Slope(x, y);
        /// <inheritdoc/>
        public static double Value(double x) => SpecialFunctions.Erfcx(x);
        /// <inheritdoc/>
        public static V Formula<V>(V x) where V : IReal<V> => ErrorFormulas.Erfcx(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V Slope<V>(V x, V y) where V : IReal<V> => x * y * V.Of(2) - V.Of(1.1283791670955126);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Erfcx"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Erfcx(Tensor? into = null) => Ops.Unary.Real(new Ops.Erfcx(), x, into);
        }
    }
}
