using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x · 2ʸ, bits beyond the width lost.</summary>
    /// <remarks>0 where y is not within the width: C and PyTorch leave that open. bool is refused.</remarks>
    public readonly struct BitwiseLeftShift : IBinaryBits
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IBits<V> => V.ShiftLeft(x, y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.BitwiseLeftShift"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor BitwiseLeftShift(Tensor y, Tensor? into = null) => Ops.Binary.Integers(new Ops.BitwiseLeftShift(), x, y, into);
        }
    }
}
