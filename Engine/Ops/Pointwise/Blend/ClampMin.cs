using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The larger of x and the bound y.</summary>
    /// <remarks>NaN where either is. Derivatives 1 for x at or above the bound, else 1 for the bound.</remarks>
    public readonly struct ClampMin : IBinaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IOrdered<V> => V.Max(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.LessOrEqual(y, x), V.One, V.Zero);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Less(x, y), V.One, V.Zero);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.ClampMin"/>
            /// <param name="y">The lower bound; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor ClampMin(Tensor y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.ClampMin(), x, y, into);

            /// <inheritdoc cref="Ops.ClampMin"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor ClampMin(double y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.ClampMin(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.ClampMin"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor ClampMin(long y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.ClampMin(), x, Tensor.Weak(y), into);
        }
    }
}
