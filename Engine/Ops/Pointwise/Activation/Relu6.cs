using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>min(max(x, 0), 6).</summary>
    /// <remarks>NaN stays NaN. Derivative 1 strictly between 0 and 6, else 0.</remarks>
    public readonly struct Relu6 : IUnaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IOrdered<V> => V.Min(V.Max(x, V.Zero), V.Of(6));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Both(V.Less(V.Zero, x), V.Less(x, V.Of(6))), V.One, V.Zero);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Relu6"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Relu6(Tensor? into = null) => Ops.Unary.Numeric(new Ops.Relu6(), x, into);
        }
    }
}
