using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>sin(πx)/(πx), 1 at 0.</summary>
    /// <remarks>Derivative (cos(πx) − y)/x, 0 at 0.</remarks>
    public readonly struct Sinc : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Forward<V>(V x) where V : IReal<V>
        {
            var t = x * V.Of(Math.PI);
            return V.Select(V.Equal(x, V.Zero), V.One, V.Sin(t) / t);
        }

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Equal(x, V.Zero), V.Zero, (V.Cos(x * V.Of(Math.PI)) - y) / x);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Sinc"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Sinc(Tensor? into = null) => Ops.Unary.Real(new Ops.Sinc(), x, into);
        }
    }
}
