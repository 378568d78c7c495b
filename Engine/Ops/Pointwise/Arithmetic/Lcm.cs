using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The least common multiple, not negative.</summary>
    /// <remarks>lcm(0, y) = 0. Integers only.</remarks>
    public readonly struct Lcm : IBinaryBits
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IBits<V> => V.Abs(V.Quotient(x, V.Gcd(x, y)) * y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Lcm"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Lcm(Tensor y, Tensor? into = null) => Ops.Binary.Integers(new Ops.Lcm(), x, y, into);
        }
    }
}
