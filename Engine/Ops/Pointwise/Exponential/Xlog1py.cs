using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x · ln(1 + y), and 0 where x is 0.</summary>
    /// <remarks>NaN where y is. Derivatives ln(1 + y) (0 where x is 0 and y ≤ −1) and x/(1 + y).</remarks>
    public readonly struct Xlog1py : IBinary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IReal<V> => V.Select(V.Both(V.Equal(x, V.Zero), V.Equal(y, y)), V.Zero, x * Formulas.Log1p(y));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Both(V.Equal(x, V.Zero), V.LessOrEqual(y, V.Of(-1))), V.Zero, Formulas.Log1p(y));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => x / (V.One + y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Xlog1py"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Xlog1py(Tensor y, Tensor? into = null) => Ops.Binary.Real(new Ops.Xlog1py(), x, y, into);

            /// <inheritdoc cref="Ops.Xlog1py"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Xlog1py(double y, Tensor? into = null) => Ops.Binary.Real(new Ops.Xlog1py(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.Xlog1py"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Xlog1py(long y, Tensor? into = null) => Ops.Binary.Real(new Ops.Xlog1py(), x, Tensor.Weak(y), into);
        }
    }
}
