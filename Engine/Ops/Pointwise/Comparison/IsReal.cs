using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether x has no imaginary part: true for every real number, NaN included.</summary>
    public readonly struct IsReal : ITest
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Holds<V>(V x) where V : IReal<V> => V.Either(V.Equal(x, x), V.Not(V.Equal(x, x)));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.IsReal"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor IsReal(Tensor? into = null) => Ops.Unary.Test(new Ops.IsReal(), x, into);
        }
    }
}
