using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether x ≤ y.</summary>
    /// <remarks>false where either is NaN.</remarks>
    public readonly struct LessOrEqual : IComparison
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Holds<V>(V x, V y) where V : IOrdered<V> => V.LessOrEqual(x, y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LessOrEqual"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor LessOrEqual(Tensor y, Tensor? into = null) => Ops.Binary.Compare(new Ops.LessOrEqual(), x, y, into);

            /// <inheritdoc cref="Ops.LessOrEqual"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor LessOrEqual(double y, Tensor? into = null) => Ops.Binary.Compare(new Ops.LessOrEqual(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.LessOrEqual"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor LessOrEqual(long y, Tensor? into = null) => Ops.Binary.Compare(new Ops.LessOrEqual(), x, Tensor.Weak(y), into);
        }
    }
}
