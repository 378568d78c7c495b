using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether x ≥ y.</summary>
    /// <remarks>false where either is NaN.</remarks>
    public readonly struct GreaterOrEqual : IComparison
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Holds<V>(V x, V y) where V : IOrdered<V> => V.LessOrEqual(y, x);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.GreaterOrEqual"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor GreaterOrEqual(Tensor y, Tensor? into = null) => Ops.Binary.Compare(new Ops.GreaterOrEqual(), x, y, into);

            /// <inheritdoc cref="Ops.GreaterOrEqual"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor GreaterOrEqual(double y, Tensor? into = null) => Ops.Binary.Compare(new Ops.GreaterOrEqual(), x, Tensor.Weak(y), into);

            /// <inheritdoc cref="Ops.GreaterOrEqual"/>
            /// <param name="y">A number; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor GreaterOrEqual(long y, Tensor? into = null) => Ops.Binary.Compare(new Ops.GreaterOrEqual(), x, Tensor.Weak(y), into);
        }
    }
}
