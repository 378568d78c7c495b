using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x + weight·(end − x), y the end and z the weight.</summary>
    /// <remarks>From the nearer end, so that it is exact at both. Derivatives 1 − z, z and y − x.</remarks>
    public readonly struct Lerp : ITernary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Less(V.Abs(z), V.Of(0.5)), x + z * (y - x), y - (y - x) * (V.One - z));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeFirst<V>(V x, V y, V z) where V : IReal<V> => V.One - z;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeSecond<V>(V x, V y, V z) where V : IReal<V> => z;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeThird<V>(V x, V y, V z) where V : IReal<V> => y - x;
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Lerp"/>
            /// <param name="end">The result for a weight of 1; names are unified from the right.</param>
            /// <param name="weight">0 for x, 1 for the end; a number or a tensor.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, end, weight -> unify(x, end, weight)")]
            public Tensor Lerp(Tensor end, Tensor weight, Tensor? into = null) => Ops.Ternary.Real(new Ops.Lerp(), x, Given.Of(end), Given.Of(weight), into);
        }
    }
}
