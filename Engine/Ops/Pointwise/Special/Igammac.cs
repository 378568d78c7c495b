using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The regularized upper incomplete gamma Q(x, y) = 1 − P(x, y).</summary>
    /// <remarks>Derivatives NaN and −yˣ⁻¹e⁻ʸ/Γ(x).</remarks>
    public readonly struct Igammac : IBinary, IScalarFunction2
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IReal<V> => V.Apply<Igammac>(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => SlopeLeft(x, y, z);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => SlopeRight(x, y, z);
        /// <inheritdoc/>
        public static double Value(double x, double y) => SpecialFunctions.GammaQ(x, y);
        /// <inheritdoc/>
        public static V Formula<V>(V x, V y) where V : IReal<V> => IncompleteGammaFormulas.Upper(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V SlopeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Of(double.NaN);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V SlopeRight<V>(V x, V y, V z) where V : IReal<V> => -V.Exp((x - V.One) * V.Log(y) - y - V.Apply<Lgamma>(x));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Igammac"/>
            /// <param name="y">The lower end; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Igammac(Tensor y, Tensor? into = null) => Ops.Binary.Real(new Ops.Igammac(), x, y, into);
        }
    }
}
