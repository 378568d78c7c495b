using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether x is neither infinite nor NaN.</summary>
    public readonly struct IsFinite : ITest
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Holds<V>(V x) where V : IReal<V> => V.Less(V.Abs(x), V.Of(double.PositiveInfinity));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.IsFinite"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor IsFinite(Tensor? into = null) => Ops.Unary.Test(new Ops.IsFinite(), x, into);
        }
    }
}
