using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
    /// <remarks>0 at −∞, 1 at ∞. Derivative y·(1 − y).</remarks>
    public readonly struct Sigmoid : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.One / (V.One + V.Exp(-x));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => y * (V.One - y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Sigmoid"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Sigmoid(Tensor? into = null) => Ops.Unary.Real(new Ops.Sigmoid(), x, into);
        }
    }
}
