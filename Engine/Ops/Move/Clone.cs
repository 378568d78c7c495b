using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>A copy in row-major order.</summary>
    public readonly struct Clone : IDifferentiable
    {
        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x)
        {
            var y = Tensor.Allocate(x.Type, x.DType, x.Device);
            Copying.Run(y, x);
            return Dispatcher.Applied(new Clone(), y, x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = pull.Cotangent;

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("matrix", x => x[0].Clone(), new Input(("a", 2), ("b", 3))),
            new("transposed", x => x[0].Transpose("a", "b").Clone(), new Input(("a", 2), ("b", 3))),
            new("empty", x => x[0].Clone(), new Input(("a", 0))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Clone"/>
            [Signature("x -> x")]
            public Tensor Clone() => Ops.Clone.Run(x);
        }
    }
}
