using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>−x ln x, 0 at 0, −∞ below.</summary>
    /// <remarks>Derivative −ln x − 1.</remarks>
    public readonly struct Entr : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Select(V.Less(V.Zero, x), -x * V.Log(x), V.Select(V.Equal(x, V.Zero), V.Zero, V.Select(V.Equal(x, x), V.Of(double.NegativeInfinity), x)));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => -V.Log(x) - V.One;
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Entr"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Entr(Tensor? into = null) => Ops.Unary.Real(new Ops.Entr(), x, into);
        }
    }
}
