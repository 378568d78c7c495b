using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether x is −∞.</summary>
    public readonly struct IsNegInf : ITest
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Holds<V>(V x) where V : IReal<V> => V.Equal(x, V.Of(double.NegativeInfinity));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.IsNegInf"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor IsNegInf(Tensor? into = null) => Ops.Unary.Test(new Ops.IsNegInf(), x, into);
        }
    }
}
