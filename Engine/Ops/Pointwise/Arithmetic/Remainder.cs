using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x − y·⌊x / y⌋ without rounding error: the sign of y, as in Python.</summary>
    /// <remarks>NaN for a floating y of 0; an integer modulo 0 is x here (an error in PyTorch). Derivatives 1 and −⌊x / y⌋.</remarks>
    public readonly struct Remainder : IBinaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Forward<V>(V x, V y) where V : IOrdered<V>
        {
            var r = V.Modulo(x, y);
            var crosses = V.Both(V.Not(V.Equal(r, V.Zero)), V.Select(V.Less(y, V.Zero), V.Less(V.Zero, r), V.Less(r, V.Zero)));
            return V.Select(crosses, r + y, r);
        }

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.One;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => -V.Floor(x / y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Remainder"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Remainder(Tensor y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Remainder(), x, y, into);

            /// <inheritdoc cref="Ops.Remainder"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Remainder(double y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Remainder(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.Remainder"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Remainder(long y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Remainder(), x, Tensor.Weak(y), into);
        }
    }
}
