using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether x ≠ y.</summary>
    /// <remarks>true where either is NaN.</remarks>
    public readonly struct NotEqual : IComparison
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Holds<V>(V x, V y) where V : IOrdered<V> => V.Not(V.Equal(x, y));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.NotEqual"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor NotEqual(Tensor y, Tensor? into = null) => Ops.Binary.Compare(new Ops.NotEqual(), x, y, into);

            /// <inheritdoc cref="Ops.NotEqual"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor NotEqual(double y, Tensor? into = null) => Ops.Binary.Compare(new Ops.NotEqual(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.NotEqual"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor NotEqual(long y, Tensor? into = null) => Ops.Binary.Compare(new Ops.NotEqual(), x, Tensor.Weak(y), into);
        }
    }
}
