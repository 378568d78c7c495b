using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x·Φ(x), with the normal distribution's Φ or its approximation by tanh.</summary>
    /// <remarks>Exact: x/2·(1 + erf(x/√2)), derivative Φ + x·φ. By tanh: x/2·(1 + tanh(√(2/π)(x + 0.044715x³))). Source: Hendrycks and Gimpel, arXiv:1606.08415.</remarks>
    public readonly struct Gelu(bool byTanh) : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Forward<V>(V x) where V : IReal<V> => byTanh
            ? V.Of(0.5) * x * (V.One + V.Tanh(Inner(x)))
            : V.Of(0.5) * x * (V.One + V.Erf(x * V.Of(0.70710678118654752)));

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Derivative<V>(V x, V y) where V : IReal<V>
        {
            if (!byTanh)
                return V.Of(0.5) * (V.One + V.Erf(x * V.Of(0.70710678118654752))) + x * V.Exp(x * x * V.Of(-0.5)) * V.Of(0.39894228040143268);
            var t = V.Tanh(Inner(x));
            return V.Of(0.5) * (V.One + t) + V.Of(0.5) * x * (V.One - t * t) * V.Of(0.79788456080286536) * (V.One + V.Of(3 * 0.044715) * x * x);
        }

        [MethodImpl(AggressiveInlining)] static V Inner<V>(V x) where V : IReal<V> => V.Of(0.79788456080286536) * (x + V.Of(0.044715) * x * x * x);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Gelu"/>
            /// <param name="byTanh">The approximation instead of the exact function.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Gelu(bool byTanh = false, Tensor? into = null) => Ops.Unary.Real(new Ops.Gelu(byTanh), x, into);
        }
    }
}
