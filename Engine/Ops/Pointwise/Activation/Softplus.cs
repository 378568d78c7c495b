using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>ln(1 + e^(βx))/β, and x itself where βx is above the threshold.</summary>
    /// <remarks>Derivative σ(βx), 1 above the threshold.</remarks>
    public readonly struct Softplus(double beta, Parameter threshold) : IUnary
    {
        readonly Parameter scale = beta, inverse = 1 / beta;

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Forward<V>(V x) where V : IReal<V>
        {
            var t = x * V.Of(scale);
            return V.Select(V.Less(V.Of(threshold), t), x, Formulas.Log1p(V.Exp(t)) * V.Of(inverse));
        }

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Derivative<V>(V x, V y) where V : IReal<V>
        {
            var t = x * V.Of(scale);
            return V.Select(V.Less(V.Of(threshold), t), V.One, V.One / (V.One + V.Exp(-t)));
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Softplus"/>
            /// <param name="beta">β ≠ 0.</param>
            /// <param name="threshold">Where βx is above it the function is x.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Softplus(double beta = 1, double threshold = 20, Tensor? into = null) => Ops.Unary.Real(new Ops.Softplus(beta, threshold), x, into);
        }
    }
}
