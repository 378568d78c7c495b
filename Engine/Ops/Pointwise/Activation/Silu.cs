using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x·σ(x), the swish.</summary>
    /// <remarks>Derivative σ·(1 + x·(1 − σ)). Source: Elfwing, Uchibe and Doya, arXiv:1702.03118.</remarks>
    public readonly struct Silu : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => x / (V.One + V.Exp(-x));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Derivative<V>(V x, V y) where V : IReal<V>
        {
            var s = V.One / (V.One + V.Exp(-x));
            return s * (V.One + x * (V.One - s));
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Silu"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Silu(Tensor? into = null) => Ops.Unary.Real(new Ops.Silu(), x, into);
        }
    }
}
