using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x ⊕ y, bit by bit; for bool, exactly one.</summary>
    public readonly struct BitwiseXor : IBinaryBits
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IBits<V> => V.Xor(x, y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.BitwiseXor"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor BitwiseXor(Tensor y, Tensor? into = null) => Ops.Binary.Bits(new Ops.BitwiseXor(), x, y, into);
        }
    }
}
