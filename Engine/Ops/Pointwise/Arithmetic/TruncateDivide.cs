using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x / y without the fraction; integers stay integers.</summary>
    /// <remarks>An integer divided by 0 is 0 here (an error in PyTorch). Derivatives 0.</remarks>
    public readonly struct TruncateDivide : IBinaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IOrdered<V> => V.Quotient(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Zero;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Zero;
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.TruncateDivide"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor TruncateDivide(Tensor y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.TruncateDivide(), x, y, into);

            /// <inheritdoc cref="Ops.TruncateDivide"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor TruncateDivide(double y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.TruncateDivide(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.TruncateDivide"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor TruncateDivide(long y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.TruncateDivide(), x, Tensor.Weak(y), into);
        }
    }
}
