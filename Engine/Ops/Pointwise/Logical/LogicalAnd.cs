using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether neither x nor y is zero or false.</summary>
    /// <remarks>NaN is not zero.</remarks>
    public readonly struct LogicalAnd : IComparison
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Holds<V>(V x, V y) where V : IOrdered<V> => V.Both(V.Not(V.Equal(x, V.Zero)), V.Not(V.Equal(y, V.Zero)));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LogicalAnd"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor LogicalAnd(Tensor y, Tensor? into = null) => Ops.Binary.Compare(new Ops.LogicalAnd(), x, y, into);
        }
    }
}
