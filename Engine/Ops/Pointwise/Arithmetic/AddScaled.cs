using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x + α·y.</summary>
    /// <remarks>Derivatives 1 and α.</remarks>
    public readonly struct AddScaled(Parameter alpha) : IBinaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IOrdered<V> => x + V.Of(alpha) * y;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.One;
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Of(alpha);

        internal static Tensor Run(Tensor x, Tensor y, double alpha, Tensor? into)
        {
            if (!Promotion.Of(x, y).IsFloating && alpha != Math.Floor(alpha))
                throw new Conflict(DiagnosticId.NT4101, "Add", ("reason", $"alpha is {alpha}, and the operands are integers."), ("fix", "Convert an operand first: x.To(DType.Float32).")).With("x", x.Type).With("y", y.Type).ToException();
            return Binary.Numeric(new AddScaled(alpha), x, y, into);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("broadcast", x => x[0].Add(x[1], 0.5), new Input(("Row", 2), ("Column", 3)), new Input(("Column", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AddScaled"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="alpha">α; whole where the operands are integers.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="DTypeException">NT4101: a fractional α for integers, or bool.</exception>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Add(Tensor y, double alpha, Tensor? into = null) => Ops.AddScaled.Run(x, y, alpha, into);

            /// <summary>x − α·y.</summary>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="alpha">α; whole where the operands are integers.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="DTypeException">NT4101: a fractional α for integers, or bool.</exception>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Subtract(Tensor y, double alpha, Tensor? into = null) => Ops.AddScaled.Run(x, y, -alpha, into);
        }
    }
}
