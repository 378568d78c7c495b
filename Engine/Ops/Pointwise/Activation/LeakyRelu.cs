using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x for x &gt; 0, slope·x elsewhere.</summary>
    /// <remarks>Derivative 1 for x &gt; 0, the slope elsewhere.</remarks>
    public readonly struct LeakyRelu(Parameter slope) : IUnary
    {
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
            /// <inheritdoc cref="Ops.LeakyRelu"/>
            /// <param name="slope">The slope for negative x.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor LeakyRelu(double slope = 0.01, Tensor? into = null) => Ops.Unary.Real(new Ops.LeakyRelu(slope), x, into);
        }
    }
}
