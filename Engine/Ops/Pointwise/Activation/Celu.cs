using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x for x &gt; 0, α(eˣᐟᵅ − 1) elsewhere.</summary>
    /// <remarks>Derivative 1 for x &gt; 0, eˣᐟᵅ elsewhere. Source: Barron, arXiv:1704.07483.</remarks>
    public readonly struct Celu(double alpha) : IUnary
    {
        readonly Parameter scale = alpha, inverse = 1 / alpha;

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Select(V.Less(V.Zero, x), x, V.Of(scale) * Formulas.Expm1(V.Min(x, V.Zero) * V.Of(inverse)));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Less(V.Zero, x), V.One, V.Exp(V.Min(x, V.Zero) * V.Of(inverse)));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Celu"/>
            /// <param name="alpha">α ≠ 0.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Celu(double alpha = 1, Tensor? into = null) => Ops.Unary.Real(new Ops.Celu(alpha), x, into);
        }
    }
}
