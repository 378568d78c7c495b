using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>min(max(x + 3, 0), 6)/6.</summary>
    /// <remarks>Derivative 1/6 strictly between −3 and 3, else 0.</remarks>
    public readonly struct HardSigmoid : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Min(V.Max(x + V.Of(3), V.Zero), V.Of(6)) * V.Of(1 / 6.0);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Both(V.Less(V.Of(-3), x), V.Less(x, V.Of(3))), V.Of(1 / 6.0), V.Zero);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.HardSigmoid"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor HardSigmoid(Tensor? into = null) => Ops.Unary.Real(new Ops.HardSigmoid(), x, into);
        }
    }
}
