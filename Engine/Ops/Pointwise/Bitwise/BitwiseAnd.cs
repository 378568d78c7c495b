using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x ∧ y, bit by bit; for bool, both.</summary>
    public readonly struct BitwiseAnd : IBinaryBits
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IBits<V> => V.And(x, y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.BitwiseAnd"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor BitwiseAnd(Tensor y, Tensor? into = null) => Ops.Binary.Bits(new Ops.BitwiseAnd(), x, y, into);
        }
    }
}
