using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The regularized lower incomplete gamma P(x, y) = ∫₀ʸ tˣ⁻¹e⁻ᵗ dt / Γ(x).</summary>
    /// <remarks>Derivatives NaN and yˣ⁻¹e⁻ʸ/Γ(x).</remarks>
    public readonly struct Igamma : IBinary, IScalarFunction2
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IReal<V> => V.Apply<Igamma>(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => SlopeLeft(x, y, z);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => SlopeRight(x, y, z);
        /// <inheritdoc/>
        public static double Value(double x, double y) => SpecialFunctions.GammaP(x, y);
        /// <inheritdoc/>
        public static V Formula<V>(V x, V y) where V : IReal<V> => IncompleteGammaFormulas.Lower(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V SlopeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Of(double.NaN);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V SlopeRight<V>(V x, V y, V z) where V : IReal<V> => V.Exp((x - V.One) * V.Log(y) - y - V.Apply<Lgamma>(x));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Igamma"/>
            /// <param name="y">The upper end; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Igamma(Tensor y, Tensor? into = null) => Ops.Binary.Real(new Ops.Igamma(), x, y, into);
        }
    }
}
