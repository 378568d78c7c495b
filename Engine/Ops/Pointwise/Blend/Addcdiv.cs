using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x + value·y/z, always floating.</summary>
    /// <remarks>Derivatives 1, value/z and −value·y/z².</remarks>
    public readonly struct Addcdiv(Parameter value) : ITernary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y, V z) where V : IReal<V> => x + V.Of(value) * y / z;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeFirst<V>(V x, V y, V z) where V : IReal<V> => V.One;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeSecond<V>(V x, V y, V z) where V : IReal<V> => V.Of(value) / z;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeThird<V>(V x, V y, V z) where V : IReal<V> => -V.Of(value) * y / (z * z);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Addcdiv"/>
            /// <param name="y">The dividend; names are unified from the right.</param>
            /// <param name="z">The divisor.</param>
            /// <param name="value">A number.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y, z -> unify(x, y, z)")]
            public Tensor Addcdiv(Tensor y, Tensor z, double value = 1, Tensor? into = null) => Ops.Ternary.Real(new Ops.Addcdiv(value), x, Given.Of(y), Given.Of(z), into);
        }
    }
}
