using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether x is zero or false.</summary>
    /// <remarks>NaN is not zero.</remarks>
    public readonly struct LogicalNot : ITest
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Holds<V>(V x) where V : IReal<V> => V.Equal(x, V.Zero);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LogicalNot"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor LogicalNot(Tensor? into = null) => Ops.Unary.Test(new Ops.LogicalNot(), x, into);
        }
    }
}
