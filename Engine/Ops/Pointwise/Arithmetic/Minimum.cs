using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The smaller of x and y; NaN where either is.</summary>
    /// <remarks>Derivatives 1 to the smaller; where they are equal, a half to each.</remarks>
    public readonly struct Minimum : IBinaryNumeric
    {
        /// <inheritdoc/>
        public static bool TakesBool => true;

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IOrdered<V> => V.Min(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Equal(x, y), V.Of(0.5), V.Select(V.Less(x, y), V.One, V.Zero));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Equal(x, y), V.Of(0.5), V.Select(V.Less(y, x), V.One, V.Zero));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Minimum"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Minimum(Tensor y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Minimum(), x, y, into);

            /// <inheritdoc cref="Ops.Minimum"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Minimum(double y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Minimum(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.Minimum"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Minimum(long y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Minimum(), x, Tensor.Weak(y), into);
        }
    }
}
