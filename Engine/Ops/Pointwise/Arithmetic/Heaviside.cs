using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>0 for x &lt; 0, 1 for x &gt; 0, y at 0.</summary>
    /// <remarks>0 where x is NaN. Derivatives 0, and 1 for y where x is 0.</remarks>
    public readonly struct Heaviside : IBinaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IOrdered<V> => V.Select(V.Equal(x, V.Zero), y, V.Select(V.Less(V.Zero, x), V.One, V.Zero));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Zero;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Equal(x, V.Zero), V.One, V.Zero);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Heaviside"/>
            /// <param name="y">The value at 0; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Heaviside(Tensor y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Heaviside(), x, y, into);
        }
    }
}
