using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x cut to [min, max].</summary>
    /// <remarks>NaN stays NaN. Derivative 1 strictly between the bounds, else 0.</remarks>
    public readonly struct HardTanh(Parameter min, Parameter max) : IUnaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IOrdered<V> => V.Min(V.Max(x, V.Of(min)), V.Of(max));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Both(V.Less(V.Of(min), x), V.Less(x, V.Of(max))), V.One, V.Zero);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.HardTanh"/>
            /// <param name="min">The lower bound.</param>
            /// <param name="max">The upper bound, at least min.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor HardTanh(double min = -1, double max = 1, Tensor? into = null) => Ops.Unary.Numeric(new Ops.HardTanh(min, max), x, into);
        }
    }
}
