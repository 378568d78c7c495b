using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>⌊x / y⌋.</summary>
    /// <remarks>Floats by way of the exact remainder; x/0 is ±∞ or NaN. An integer divided by 0 is 0 here (an error in PyTorch). Derivatives 0.</remarks>
    public readonly struct FloorDivide : IBinary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)]
        public V Forward<V>(V x, V y) where V : IReal<V>
        {
            var r = V.Modulo(x, y);
            var q = (x - r) / y;
            q = V.Select(V.Both(V.Not(V.Equal(r, V.Zero)), V.Less(V.CopySign(V.One, r) * V.CopySign(V.One, y), V.Zero)), q - V.One, q);
            var floor = V.Floor(q);
            floor = V.Select(V.Less(V.Of(0.5), q - floor), floor + V.One, floor);
            return V.Select(V.Equal(y, V.Zero), x / y, V.Select(V.Equal(q, V.Zero), V.CopySign(V.Zero, x / y), floor));
        }

        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Zero;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Zero;

        internal static Tensor Run(Tensor x, Tensor y, Tensor? into) =>
            Promotion.Of(x, y).IsFloating ? Binary.Real(new FloorDivide(), x, y, into) : Binary.Numeric(new Integers(), x, y, into);

        readonly struct Integers : IBinaryNumeric
        {
            [MethodImpl(AggressiveInlining)]
            public V Forward<V>(V x, V y) where V : IOrdered<V>
            {
                var q = V.Quotient(x, y);
                var r = x - q * y;
                var crosses = V.Both(V.Not(V.Equal(r, V.Zero)), V.Select(V.Less(y, V.Zero), V.Less(V.Zero, r), V.Less(r, V.Zero)));
                return V.Select(V.Equal(y, V.Zero), V.Zero, V.Select(crosses, q - V.One, q));
            }

            [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Zero;
            [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Zero;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.FloorDivide"/>
            /// <param name="y">The divisor; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor FloorDivide(Tensor y, Tensor? into = null) => Ops.FloorDivide.Run(x, y, into);

            /// <inheritdoc cref="Ops.FloorDivide"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor FloorDivide(double y, Tensor? into = null) => Ops.FloorDivide.Run(x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.FloorDivide"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor FloorDivide(long y, Tensor? into = null) => Ops.FloorDivide.Run(x, Tensor.Weak(y), into);
        }
    }
}
