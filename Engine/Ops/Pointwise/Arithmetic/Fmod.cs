using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x − y·trunc(x / y) without rounding error: the sign of x, as in C.</summary>
    /// <remarks>NaN for a floating y of 0; an integer modulo 0 is x here (an error in PyTorch). Derivatives 1 and −trunc(x / y).</remarks>
    public readonly struct Fmod : IBinaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IOrdered<V> => V.Modulo(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.One;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => -V.Quotient(x, y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Fmod"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Fmod(Tensor y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Fmod(), x, y, into);

            /// <inheritdoc cref="Ops.Fmod"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Fmod(double y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Fmod(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.Fmod"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Fmod(long y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Fmod(), x, Tensor.Weak(y), into);
        }
    }
}
