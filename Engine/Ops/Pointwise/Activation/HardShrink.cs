using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>0 in [−λ, λ], x elsewhere.</summary>
    /// <remarks>Derivative 0 in [−λ, λ], 1 elsewhere.</remarks>
    public readonly struct HardShrink(Parameter threshold) : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Select(V.Both(V.LessOrEqual(-V.Of(threshold), x), V.LessOrEqual(x, V.Of(threshold))), V.Zero, x);
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
            /// <inheritdoc cref="Ops.HardShrink"/>
            /// <param name="threshold">λ ≥ 0.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor HardShrink(double threshold = 0.5, Tensor? into = null) => Ops.Unary.Real(new Ops.HardShrink(threshold), x, into);
        }
    }
}
