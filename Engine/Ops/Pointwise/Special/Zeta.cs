using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The Hurwitz zeta function Σ 1/(k + y)ˣ over k ≥ 0.</summary>
    /// <remarks>∞ at x = 1, NaN below. Derivatives NaN and −x·ζ(x + 1, y).</remarks>
    public readonly struct Zeta : IBinary, IScalarFunction2
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IReal<V> => V.Apply<Zeta>(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => SlopeLeft(x, y, z);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => SlopeRight(x, y, z);
        /// <inheritdoc/>
        public static double Value(double x, double y) => SpecialFunctions.Zeta(x, y);
        /// <inheritdoc/>
        public static V Formula<V>(V x, V y) where V : IReal<V> => ZetaFormulas.Zeta(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V SlopeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Of(double.NaN);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V SlopeRight<V>(V x, V y, V z) where V : IReal<V> => -x * V.Apply<Zeta>(x + V.One, y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Zeta"/>
            /// <param name="y">The shift; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Zeta(Tensor y, Tensor? into = null) => Ops.Binary.Real(new Ops.Zeta(), x, y, into);
        }
    }
}
