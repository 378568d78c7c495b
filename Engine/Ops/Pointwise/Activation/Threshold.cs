using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x where it is above the threshold, the value elsewhere.</summary>
    /// <remarks>Derivative 1 above the threshold, else 0.</remarks>
    public readonly struct Threshold(Parameter threshold, Parameter value) : IUnaryNumeric
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x) where V : IOrdered<V> => V.Select(V.LessOrEqual(x, V.Of(threshold)), V.Of(value), x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Derivative<V>(V x, V y) where V : IReal<V> => V.Select(V.LessOrEqual(x, V.Of(threshold)), V.Zero, V.One);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("apart", x => x[0].Threshold(-3, 1), new Input(("Row", 2), ("Column", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Threshold"/>
            /// <param name="threshold">x must be above it.</param>
            /// <param name="value">What stands where it is not.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x -> x")]
            public Tensor Threshold(double threshold, double value, Tensor? into = null) => Ops.Unary.Numeric(new Ops.Threshold(threshold, value), x, into);
        }
    }
}
