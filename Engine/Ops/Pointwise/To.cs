using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>x in another element type; x itself when it has it already.</summary>
    /// <remarks>Floats to integers cut toward zero; to bool, whether it is not zero. The gradient goes back in x's own type.</remarks>
    public readonly struct To : IDifferentiable
    {
        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, DType dtype)
        {
            if (x.DType == dtype) return x;
            var y = Tensor.Allocate(x.Type, dtype, x.Device);
            Copying.Run(y, x);
            return Dispatcher.Applied(new To(), y, x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Run(pull.Cotangent, pull.DTypeOf(0));

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("narrower", x => x[0].To(DType.Float32), new Input(("Row", 2), ("Column", 3))) { IsSmooth = false },
            new("wider", x => x[0].To(DType.Float64), new Input(("Row", 2), ("Column", 3)) { DType = DType.Float64 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.To"/>
            /// <param name="dtype">The element type.</param>
            [Signature("x -> x")]
            public Tensor To(DType dtype) => Ops.To.Run(x, dtype);
        }
    }
}
