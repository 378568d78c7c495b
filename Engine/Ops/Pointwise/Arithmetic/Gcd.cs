using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The greatest common divisor, not negative.</summary>
    /// <remarks>gcd(0, y) = |y|. Integers only.</remarks>
    public readonly struct Gcd : IBinaryBits
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IBits<V> => V.Gcd(x, y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Gcd"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Gcd(Tensor y, Tensor? into = null) => Ops.Binary.Integers(new Ops.Gcd(), x, y, into);
        }
    }
}
