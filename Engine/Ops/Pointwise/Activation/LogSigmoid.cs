using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>ln σ(x) = −ln(1 + e⁻ˣ) without overflow.</summary>
    /// <remarks>Derivative 1/(1 + eˣ).</remarks>
    public readonly struct LogSigmoid : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Min(x, V.Zero) - Formulas.Log1p(V.Exp(-V.Abs(x)));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.One / (V.One + V.Exp(x));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LogSigmoid"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor LogSigmoid(Tensor? into = null) => Ops.Unary.Real(new Ops.LogSigmoid(), x, into);
        }
    }
}
