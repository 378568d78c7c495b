using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>λx for x &gt; 0, λα(eˣ − 1) elsewhere, with λ ≈ 1.0507 and α ≈ 1.6733.</summary>
    /// <remarks>Derivative λ for x &gt; 0, λαeˣ elsewhere. Source: Klambauer et al., arXiv:1706.02515.</remarks>
    public readonly struct Selu : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Select(V.Less(V.Zero, x), V.Of(1.0507009873554804934193349852946) * x, V.Of(1.7580993408473768599402175208123) * Formulas.Expm1(V.Min(x, V.Zero)));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Less(V.Zero, x), V.Of(1.0507009873554804934193349852946), V.Of(1.7580993408473768599402175208123) * V.Exp(V.Min(x, V.Zero)));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Selu"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Selu(Tensor? into = null) => Ops.Unary.Real(new Ops.Selu(), x, into);
        }
    }
}
