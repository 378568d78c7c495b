using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether x or y is neither zero nor false.</summary>
    /// <remarks>NaN is not zero.</remarks>
    public readonly struct LogicalOr : IComparison
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Holds<V>(V x, V y) where V : IOrdered<V> => V.Either(V.Not(V.Equal(x, V.Zero)), V.Not(V.Equal(y, V.Zero)));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LogicalOr"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor LogicalOr(Tensor y, Tensor? into = null) => Ops.Binary.Compare(new Ops.LogicalOr(), x, y, into);
        }
    }
}
