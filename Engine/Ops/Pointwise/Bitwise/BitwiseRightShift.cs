using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>⌊x / 2ʸ⌋, the sign kept.</summary>
    /// <remarks>As if shifted step by step where y is beyond the width. bool is refused.</remarks>
    public readonly struct BitwiseRightShift : IBinaryBits
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IBits<V> => V.ShiftRight(x, y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.BitwiseRightShift"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor BitwiseRightShift(Tensor y, Tensor? into = null) => Ops.Binary.Integers(new Ops.BitwiseRightShift(), x, y, into);
        }
    }
}
