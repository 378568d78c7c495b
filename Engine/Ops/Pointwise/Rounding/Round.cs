using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The nearest whole number, or number of so many decimals, halves to even; integers stay as they are.</summary>
    /// <remarks>Negative decimals round to tens, hundreds, …. Derivative 0.</remarks>
    public readonly struct Round(int decimals) : IUnary
    {
        readonly Parameter scale = Math.Pow(10, Math.Abs(decimals));

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Forward<V>(V x) where V : IReal<V> => decimals switch
        {
            0 => V.Round(x),
            > 0 => V.Round(x * V.Of(scale)) / V.Of(scale),
            _ => V.Round(x / V.Of(scale)) * V.Of(scale),
        };

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
            /// <inheritdoc cref="Ops.Round"/>
            /// <param name="decimals">Digits after the point.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Round(int decimals = 0, Tensor? into = null) => Ops.Unary.Whole(new Ops.Round(decimals), x, into);
        }
    }
}
