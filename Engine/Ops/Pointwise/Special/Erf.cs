using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>erf x = 2/√π ∫₀ˣ e^(−t²) dt.</summary>
    /// <remarks>±1 at ±∞. Derivative 2/√π e^(−x²).</remarks>
    public readonly struct Erf : IUnary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IReal<V> => V.Erf(x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Exp(-(x * x)) * V.Of(1.1283791670955126);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Erf"/>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Erf(Tensor? into = null) => Ops.Unary.Real(new Ops.Erf(), x, into);
        }
    }
}
