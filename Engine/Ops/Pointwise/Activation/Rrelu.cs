using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x for x &gt; 0, slope·x elsewhere with the mean slope: what the randomized leaky ReLU is in evaluation.</summary>
    /// <remarks>Derivative 1 for x &gt; 0, the slope elsewhere. Source: Xu et al., arXiv:1505.00853.</remarks>
    public readonly struct Rrelu(double lower, double upper) : IUnary
    {
        readonly Parameter slope = (lower + upper) / 2;

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Select(V.Less(V.Zero, x), x, x * V.Of(slope));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Less(V.Zero, x), V.One, V.Of(slope));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Rrelu"/>
            /// <param name="lower">The smallest slope.</param>
            /// <param name="upper">The largest slope.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Rrelu(double lower = 1 / 8.0, double upper = 1 / 3.0, Tensor? into = null) => Ops.Unary.Real(new Ops.Rrelu(lower, upper), x, into);
        }
    }
}
