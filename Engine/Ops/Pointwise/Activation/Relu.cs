using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>max(x, 0).</summary>
    /// <remarks>NaN stays NaN. Derivative 1 for x &gt; 0, else 0.</remarks>
    public readonly struct Relu : IUnaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IOrdered<V> => V.Max(x, V.Zero);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Less(V.Zero, y), V.One, V.Zero);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Relu"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Relu(Tensor? into = null) => Ops.Unary.Numeric(new Ops.Relu(), x, into);
        }
    }
}
