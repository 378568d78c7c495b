using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>log₂(2ˣ + 2ʸ) without overflow.</summary>
    /// <remarks>Derivatives 1/(1 + 2ʸ⁻ˣ) and 1/(1 + 2ˣ⁻ʸ).</remarks>
    public readonly struct LogAddExp2 : IBinary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IReal<V> => V.Select(V.Equal(x, y), x + V.One, V.Max(x, y) + Formulas.Log1p(V.Pow(V.Of(2), -V.Abs(x - y))) * V.Of(1.4426950408889634));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.One / (V.One + V.Pow(V.Of(2), y - x));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.One / (V.One + V.Pow(V.Of(2), x - y));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LogAddExp2"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor LogAddExp2(Tensor y, Tensor? into = null) => Ops.Binary.Real(new Ops.LogAddExp2(), x, y, into);
        }
    }
}
