using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x moved toward 0 by λ, and 0 in [−λ, λ].</summary>
    /// <remarks>Derivative 0 in [−λ, λ], 1 elsewhere.</remarks>
    public readonly struct SoftShrink(Parameter threshold) : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Select(V.Less(V.Of(threshold), x), x - V.Of(threshold), V.Select(V.Less(x, -V.Of(threshold)), x + V.Of(threshold), V.Zero));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Both(V.LessOrEqual(-V.Of(threshold), x), V.LessOrEqual(x, V.Of(threshold))), V.Zero, V.One);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.SoftShrink"/>
            /// <param name="threshold">λ ≥ 0.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor SoftShrink(double threshold = 0.5, Tensor? into = null) => Ops.Unary.Real(new Ops.SoftShrink(threshold), x, into);
        }
    }
}
