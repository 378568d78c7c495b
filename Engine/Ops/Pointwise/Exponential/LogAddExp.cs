using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>ln(eˣ + eʸ) without overflow.</summary>
    /// <remarks>Derivatives 1/(1 + eʸ⁻ˣ) and 1/(1 + eˣ⁻ʸ).</remarks>
    public readonly struct LogAddExp : IBinary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IReal<V> => V.Select(V.Equal(x, y), x + V.Of(0.69314718055994531), V.Max(x, y) + Formulas.Log1p(V.Exp(-V.Abs(x - y))));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.One / (V.One + V.Exp(y - x));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.One / (V.One + V.Exp(x - y));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LogAddExp"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor LogAddExp(Tensor y, Tensor? into = null) => Ops.Binary.Real(new Ops.LogAddExp(), x, y, into);
        }
    }
}
