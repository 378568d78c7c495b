using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The angle of a real number in the complex plane: π for x &lt; 0, else 0.</summary>
    /// <remarks>NaN stays NaN. Derivative 0.</remarks>
    public readonly struct Angle : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Select(V.Less(x, V.Zero), V.Of(Math.PI), V.Select(V.Equal(x, x), V.Zero, x));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Zero;
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Angle"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Angle(Tensor? into = null) => Ops.Unary.Real(new Ops.Angle(), x, into);
        }
    }
}
