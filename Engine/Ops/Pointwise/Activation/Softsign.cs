using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x/(1 + |x|).</summary>
    /// <remarks>Derivative 1/(1 + |x|)².</remarks>
    public readonly struct Softsign : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => x / (V.One + V.Abs(x));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Derivative<V>(V x, V y) where V : IReal<V>
        {
            var r = V.One / (V.One + V.Abs(x));
            return r * r;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Softsign"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Softsign(Tensor? into = null) => Ops.Unary.Real(new Ops.Softsign(), x, into);
        }
    }
}
