using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with some dims in reverse order, copied.</summary>
    /// <remarks>Adjoint: the same.</remarks>
    public readonly struct Flip : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, dims)";

        readonly int[] over;

        Flip(int[] over) => this.over = over;

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, int[] over)
        {
            long[] strides = x.Strides.ToArray();
            long offset = x.Offset;
            foreach (int d in over)
            {
                offset += Math.Max(x.Sizes[d] - 1, 0) * strides[d];
                strides[d] = -strides[d];
            }
            var y = Tensor.Allocate(x.Type, x.DType, x.Device);
            Copying.Run(y, Tensor.Over(x.Storage, x.DType, x.Type, strides, offset));
            return Dispatcher.Applied(new Flip(over), y, x);
        }

        internal static Tensor Run(Tensor x, DimRef[] dims) => Run(x, DimLookup.Positions("Flip", x.Type, dims));

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Run(pull.Cotangent, over);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("one", x => x[0].Flip("b"), new Input(("a", 2), ("b", 3))),
            new("two", x => x[0].Flip("b", "a"), new Input(("a", 2), ("b", 3))),
            new("empty", x => x[0].Flip("b"), new Input(("a", 2), ("b", 0))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Flip"/>
            /// <param name="dims">The dims to reverse.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim twice.</exception>
            [Signature(Ops.Flip.Signature)]
            public Tensor Flip(params ReadOnlySpan<DimRef> dims) => Ops.Flip.Run(x, dims.ToArray());

            /// <inheritdoc cref="Flip(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature(Ops.Flip.Signature)]
            public Tensor Flip(params DimRef[] dims) => Ops.Flip.Run(x, Given.Of(dims));
        }
    }
}
