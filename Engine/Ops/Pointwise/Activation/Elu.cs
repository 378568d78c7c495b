using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x for x &gt; 0, α(eˣ − 1) elsewhere.</summary>
    /// <remarks>Derivative 1 for x &gt; 0, αeˣ elsewhere. Source: Clevert, Unterthiner and Hochreiter, arXiv:1511.07289.</remarks>
    public readonly struct Elu(Parameter alpha) : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Select(V.Less(V.Zero, x), x, V.Of(alpha) * Formulas.Expm1(V.Min(x, V.Zero)));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Less(V.Zero, x), V.One, V.Of(alpha) * V.Exp(V.Min(x, V.Zero)));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Elu"/>
            /// <param name="alpha">α, minus the limit at −∞.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Elu(double alpha = 1, Tensor? into = null) => Ops.Unary.Real(new Ops.Elu(alpha), x, into);
        }
    }
}
