using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>|x|.</summary>
    /// <remarks>Derivative sign x, 0 at 0.</remarks>
    public readonly struct Abs : IUnaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IOrdered<V> => V.Abs(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Less(V.Zero, x), V.One, V.Select(V.Less(x, V.Zero), V.Of(-1), V.Zero));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Abs"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Abs(Tensor? into = null) => Ops.Unary.Numeric(new Ops.Abs(), x, into);
        }
    }
}
