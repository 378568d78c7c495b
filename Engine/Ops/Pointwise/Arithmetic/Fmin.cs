using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The smaller of x and y; the other where one is NaN.</summary>
    /// <remarks>Derivative 1 to the one taken; x where they are equal.</remarks>
    public readonly struct Fmin : IBinaryNumeric
    {
        /// <inheritdoc/>
        public static bool TakesBool => true;

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IOrdered<V> => V.Select(V.Equal(x, x), V.Select(V.Equal(y, y), V.Min(x, y), x), y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Either(V.LessOrEqual(x, y), V.Not(V.Equal(y, y))), V.One, V.Zero);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Either(V.LessOrEqual(x, y), V.Not(V.Equal(y, y))), V.Zero, V.One);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Fmin"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Fmin(Tensor y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Fmin(), x, y, into);
        }
    }
}
