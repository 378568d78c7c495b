using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x · ln y, and 0 where x is 0.</summary>
    /// <remarks>NaN where y is. Derivatives ln y (0 where x is 0 and y ≤ 0) and x/y.</remarks>
    public readonly struct Xlogy : IBinary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IReal<V> => V.Select(V.Both(V.Equal(x, V.Zero), V.Equal(y, y)), V.Zero, x * V.Log(y));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Both(V.Equal(x, V.Zero), V.LessOrEqual(y, V.Zero)), V.Zero, V.Log(y));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => x / y;
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Xlogy"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Xlogy(Tensor y, Tensor? into = null) => Ops.Binary.Real(new Ops.Xlogy(), x, y, into);

            /// <inheritdoc cref="Ops.Xlogy"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Xlogy(double y, Tensor? into = null) => Ops.Binary.Real(new Ops.Xlogy(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.Xlogy"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Xlogy(long y, Tensor? into = null) => Ops.Binary.Real(new Ops.Xlogy(), x, Tensor.Weak(y), into);
        }
    }
}
