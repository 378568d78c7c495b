using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>xʸ.</summary>
    /// <remarks>1 where y is 0, NaN included. Integers stay integers: a negative exponent is refused as a number and gives 0 (±1 for ±1) as a tensor. Derivatives y·xʸ⁻¹ (0 where y is 0) and z·ln x (0 where x is 0 and y ≥ 0).</remarks>
    public readonly struct Pow : IBinaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IOrdered<V> => V.Pow(x, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Equal(y, V.Zero), V.Zero, y * V.Pow(x, y - V.One));
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Both(V.Equal(x, V.Zero), V.LessOrEqual(V.Zero, y)), V.Zero, z * V.Log(x));

        internal static Tensor Run(Tensor x, double y, Tensor? into)
        {
            if (!x.DType.IsFloating) return Binary.Numeric(new Pow(), x, Tensor.Weak(y), into);
            // The exponents that have an operation of their own, exact and many times faster.
            return y switch
            {
                1 => Unary.Numeric(new Positive(), x, into),
                2 => Unary.Numeric(new Square(), x, into),
                3 => Unary.Numeric(new Cube(), x, into),
                -1 => Unary.Real(new Reciprocal(), x, into),
                0.5 => Unary.Real(new Sqrt(), x, into),
                -0.5 => Unary.Real(new Rsqrt(), x, into),
                _ => Binary.Numeric(new Pow(), x, Tensor.Weak(y), into),
            };
        }

        readonly struct Cube : IUnaryNumeric
        {
            [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IOrdered<V> => x * x * x;
            [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Of(3) * x * x;
        }

        internal static Tensor Run(Tensor x, long y, Tensor? into)
        {
            if (x.DType.IsFloating) return Run(x, (double)y, into);
            if (y < 0) throw new Conflict(DiagnosticId.NT4101, "Pow", ("reason", $"integers to the power {y} are no integers."), ("fix", "Convert first: x.To(DType.Float32).")).With("x", x.Type).ToException();
            return Binary.Numeric(new Pow(), x, Tensor.Weak(y), into);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Pow"/>
            /// <param name="y">The exponent; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Pow(Tensor y, Tensor? into = null) => Ops.Binary.Numeric(new Ops.Pow(), x, y, into);

            /// <inheritdoc cref="Ops.Pow"/>
            /// <param name="y">The exponent; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Pow(double y, Tensor? into = null) => Ops.Pow.Run(x, y, into);

            /// <inheritdoc cref="Ops.Pow"/>
            /// <param name="y">The exponent; it does not widen the element type.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="DTypeException">NT4101: integers to a negative power.</exception>
            [Signature("x -> x")]
            public Tensor Pow(long y, Tensor? into = null) => Ops.Pow.Run(x, y, into);
        }
    }
}
