using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The smaller of x and the bound y.</summary>
    /// <remarks>NaN where either is. Derivatives 1 for x at or below the bound, else 1 for the bound.</remarks>
    public readonly struct ClampMax : IBinaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IOrdered<V> => V.Min(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.LessOrEqual(x, y), V.One, V.Zero);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Less(y, x), V.One, V.Zero);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.ClampMax"/>
            /// <param name="y">The upper bound; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor ClampMax(Tensor y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.ClampMax(), x, y, into);

            /// <inheritdoc cref="Ops.ClampMax"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor ClampMax(double y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.ClampMax(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.ClampMax"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor ClampMax(long y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.ClampMax(), x, Tensor.Weak(y), into);
        }
    }
}
