using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x cut to [y, z]: min(max(x, y), z).</summary>
    /// <remarks>z where the bounds cross. Derivatives 1 for x inside the bounds (edges included), 1 for the bound that was taken.</remarks>
    public readonly struct Clamp : ITernaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y, V z) where V : IOrdered<V> => V.Min(V.Max(x, y), z);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeFirst<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Both(V.LessOrEqual(y, x), V.LessOrEqual(x, z)), V.One, V.Zero);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeSecond<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Both(V.Less(x, y), V.Less(y, z)), V.One, V.Zero);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeThird<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Either(V.Less(z, x), V.Less(z, y)), V.One, V.Zero);

        internal static Tensor Run(Tensor x, Tensor? min, Tensor? max, Tensor? into)
        {
            if (min is not null && max is not null) return Ternary.Numeric(new Clamp(), x, min, max, into);
            if (min is not null) return Binary.Numeric(new ClampMin(), x, min, into);
            if (max is not null) return Binary.Numeric(new ClampMax(), x, max, into);
            return Unary.Numeric(new Positive(), x, into);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Clamp"/>
            /// <param name="min">The lower bound, or null for none; names are unified from the right.</param>
            /// <param name="max">The upper bound, or null for none; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, min, max -> unify(x, min, max)")]
            public Tensor Clamp(Tensor? min = null, Tensor? max = null, Tensor? into = null) => Ops.Clamp.Run(x, min, max, into);

            /// <inheritdoc cref="Ops.Clamp"/>
            /// <param name="min">The lower bound.</param>
            /// <param name="max">The upper bound.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Clamp(double min, double max, Tensor? into = null) => Ops.Clamp.Run(x, Tensor.Weak(min), Tensor.Weak(max), into);

            /// <inheritdoc cref="Ops.Clamp"/>
            /// <param name="min">The lower bound.</param>
            /// <param name="max">The upper bound.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Clamp(long min, long max, Tensor? into = null) => Ops.Clamp.Run(x, Tensor.Weak(min), Tensor.Weak(max), into);
        }
    }
}
