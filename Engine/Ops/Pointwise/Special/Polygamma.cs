using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>ψ⁽ⁿ⁾(y), the x-th derivative of ψ at y; x a whole number ≥ 0.</summary>
    /// <remarks>Derivatives NaN and ψ⁽ⁿ⁺¹⁾(y).</remarks>
    public readonly struct Polygamma : IBinary, IScalarFunction2
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IReal<V> => V.Apply<Polygamma>(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => SlopeLeft(x, y, z);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => SlopeRight(x, y, z);
        /// <inheritdoc/>
        public static double Value(double x, double y) => SpecialFunctions.Polygamma(x, y);
        /// <inheritdoc/>
        public static V Formula<V>(V x, V y) where V : IReal<V> => ZetaFormulas.Polygamma(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V SlopeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Of(double.NaN);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V SlopeRight<V>(V x, V y, V z) where V : IReal<V> => V.Apply<Polygamma>(x + V.One, y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Polygamma"/>
            /// <param name="y">The argument; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Polygamma(Tensor y, Tensor? into = null) => Ops.Binary.Real(new Ops.Polygamma(), x, y, into);
        }
    }
}
