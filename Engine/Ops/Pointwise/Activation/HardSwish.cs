using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x·min(max(x + 3, 0), 6)/6.</summary>
    /// <remarks>Derivative 0 below −3, x/3 + ½ below 3, 1 from there. Source: Howard et al., arXiv:1905.02244.</remarks>
    public readonly struct HardSwish : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => x * V.Min(V.Max(x + V.Of(3), V.Zero), V.Of(6)) * V.Of(1 / 6.0);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Less(x, V.Of(-3)), V.Zero, V.Select(V.Less(x, V.Of(3)), x * V.Of(1 / 3.0) + V.Of(0.5), V.One));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.HardSwish"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor HardSwish(Tensor? into = null) => Ops.Unary.Real(new Ops.HardSwish(), x, into);
        }
    }
}
