using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x − tanh x.</summary>
    /// <remarks>Derivative tanh² x.</remarks>
    public readonly struct TanhShrink : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => x - V.Tanh(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Derivative<V>(V x, V y) where V : IReal<V>
        {
            var t = V.Tanh(x);
            return t * t;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.TanhShrink"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor TanhShrink(Tensor? into = null) => Ops.Unary.Real(new Ops.TanhShrink(), x, into);
        }
    }
}
