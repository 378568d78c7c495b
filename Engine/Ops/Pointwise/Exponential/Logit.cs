using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>ln(x/(1 − x)), x first cut to [ε, 1 − ε] where an ε is given.</summary>
    /// <remarks>∓∞ at 0 and 1, NaN beyond. Derivative 1/(x(1 − x)); 0 where x was cut.</remarks>
    public readonly struct Logit : IUnary
    {
        readonly bool cuts;
        readonly Parameter low, high;

        /// <summary>With ε, or NaN for none.</summary>
        public Logit(double eps) => (cuts, low, high) = double.IsNaN(eps) ? (false, 0, 1) : (true, eps, 1 - eps);

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Forward<V>(V x) where V : IReal<V>
        {
            if (cuts) x = V.Min(V.Max(x, V.Of(low)), V.Of(high));
            return V.Log(x / (V.One - x));
        }

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Derivative<V>(V x, V y) where V : IReal<V>
        {
            var inside = V.Both(V.LessOrEqual(V.Of(low), x), V.LessOrEqual(x, V.Of(high)));
            return V.Select(inside, V.One / (x * (V.One - x)), cuts ? V.Zero : V.Of(double.NaN));
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Logit"/>
            /// <param name="eps">ε in [0, ½), or null for none.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Logit(double? eps = null, Tensor? into = null) => Ops.Unary.Real(new Ops.Logit(eps ?? double.NaN), x, into);
        }
    }
}
