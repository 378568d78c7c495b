using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x with NaN and the infinities replaced.</summary>
    /// <remarks>By default NaN becomes 0 and ±∞ the largest finite numbers of the element type. Derivative 1, 0 where x was replaced.</remarks>
    public readonly struct NanToNum(Parameter nan, Parameter positive, Parameter negative) : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Forward<V>(V x) where V : IReal<V> =>
            V.Select(V.Equal(x, x), V.Select(V.Equal(x, V.Of(double.PositiveInfinity)), V.Of(positive), V.Select(V.Equal(x, V.Of(double.NegativeInfinity)), V.Of(negative), x)), V.Of(nan));

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.Less(V.Abs(x), V.Of(double.PositiveInfinity)), V.One, V.Zero);

        internal static Tensor Run(Tensor x, double nan, double? positive, double? negative, Tensor? into)
        {
            double largest = x.DType switch
            {
                DType.Float16 => (double)Half.MaxValue,
                DType.BFloat16 => 3.3895313892515355e38,
                DType.Float64 => double.MaxValue,
                _ => float.MaxValue,
            };
            return Unary.Whole(new NanToNum(nan, positive ?? largest, negative ?? -largest), x, into);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.NanToNum"/>
            /// <param name="nan">For NaN.</param>
            /// <param name="positive">For ∞; null for the largest number.</param>
            /// <param name="negative">For −∞; null for the smallest number.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor NanToNum(double nan = 0, double? positive = null, double? negative = null, Tensor? into = null) => Ops.NanToNum.Run(x, nan, positive, negative, into);
        }
    }
}
