using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x·tanh(ln(1 + eˣ)).</summary>
    /// <remarks>With e = eˣ this is x·n/(n + 2), n = e(e + 2); x itself where e² overflows. Source: Misra, arXiv:1908.08681.</remarks>
    public readonly struct Mish : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Forward<V>(V x) where V : IReal<V>
        {
            var e = V.Exp(V.Min(x, V.Of(20)));
            var n = e * (e + V.Of(2));
            return x * (n / (n + V.Of(2)));
        }

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Derivative<V>(V x, V y) where V : IReal<V>
        {
            var e = V.Exp(V.Min(x, V.Of(20)));
            var n = e * (e + V.Of(2));
            var t = n / (n + V.Of(2));
            return t + x * (e / (V.One + e)) * (V.One - t * t);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Mish"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Mish(Tensor? into = null) => Ops.Unary.Real(new Ops.Mish(), x, into);
        }
    }
}
