using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>−1, 0 or 1.</summary>
    /// <remarks>0 where x is NaN, as in PyTorch. Derivative 0.</remarks>
    public readonly struct Sign : IUnaryNumeric
    {
        /// <inheritdoc/>
        public static bool TakesBool => true;

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IOrdered<V> => V.Select(V.Less(V.Zero, x), V.One, V.Select(V.Less(x, V.Zero), V.Of(-1), V.Zero));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Zero;
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Sign"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Sign(Tensor? into = null) => Ops.Unary.Numeric(new Ops.Sign(), x, into);
        }
    }
}
