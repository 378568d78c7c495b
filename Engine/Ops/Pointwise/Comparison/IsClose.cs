using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether |x − y| ≤ atol + rtol·|y|.</summary>
    /// <remarks>Infinities are close to themselves only; NaN is close to NaN where that is asked for. Computed in floats.</remarks>
    public readonly struct IsClose(Parameter rtol, Parameter atol, bool equalNaN) : IComparison
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Holds<V>(V x, V y) where V : IOrdered<V>
        {
            var error = V.Abs(x - y);
            var close = V.Both(V.Less(error, V.Of(double.PositiveInfinity)), V.LessOrEqual(error, V.Of(atol) + V.Of(rtol) * V.Abs(y)));
            close = V.Either(close, V.Equal(x, y));
            return equalNaN ? V.Either(close, V.Both(V.Not(V.Equal(x, x)), V.Not(V.Equal(y, y)))) : close;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.IsClose"/>
            /// <param name="y">The reference; names are unified from the right.</param>
            /// <param name="rtol">The relative tolerance.</param>
            /// <param name="atol">The absolute tolerance.</param>
            /// <param name="equalNaN">NaN is close to NaN.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor IsClose(Tensor y, double rtol = 1e-5, double atol = 1e-8, bool equalNaN = false, Tensor? into = null) => Ops.Binary.CompareReal(new Ops.IsClose(rtol, atol, equalNaN), x, y, into);

            /// <summary>Whether every element <see cref="Ops.IsClose"/>.</summary>
            /// <param name="y">The reference; names are unified from the right.</param>
            /// <param name="rtol">The relative tolerance.</param>
            /// <param name="atol">The absolute tolerance.</param>
            /// <param name="equalNaN">NaN is close to NaN.</param>
            public bool AllClose(Tensor y, double rtol = 1e-5, double atol = 1e-8, bool equalNaN = false) => !x.IsClose(y, rtol, atol, equalNaN).ToArray<bool>().Contains(false);
        }
    }
}
