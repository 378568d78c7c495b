using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The complement of each bit; for bool, not x.</summary>
    public readonly struct BitwiseNot : IUnaryBits
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IBits<V> => V.Xor(x, V.Of(-1));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.BitwiseNot"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor BitwiseNot(Tensor? into = null) => Ops.Unary.Bits(new Ops.BitwiseNot(), x, into);
        }
    }
}
