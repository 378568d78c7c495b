using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The angle of the point (y, x) in (−π, π]: x is the ordinate.</summary>
    /// <remarks>Derivatives y/(x² + y²) and −x/(x² + y²).</remarks>
    public readonly struct Atan2 : IBinary, IScalarFunction2
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IReal<V> => V.Apply<Atan2>(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => SlopeLeft(x, y, z);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => SlopeRight(x, y, z);
        /// <inheritdoc/>
        public static double Value(double x, double y) => Math.Atan2(x, y);
        /// <inheritdoc/>
        public static V Formula<V>(V x, V y) where V : IReal<V> => InverseFormulas.Atan2(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V SlopeLeft<V>(V x, V y, V z) where V : IReal<V> => y / (x * x + y * y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public static V SlopeRight<V>(V x, V y, V z) where V : IReal<V> => -x / (x * x + y * y);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Atan2"/>
            /// <param name="y">The abscissa; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Atan2(Tensor y, Tensor? into = null) => Ops.Binary.Real(new Ops.Atan2(), x, y, into);
        }
    }
}
