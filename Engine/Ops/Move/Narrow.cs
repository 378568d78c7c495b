using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Places start … start + length − 1 of one dim. A view.</summary>
    public readonly struct Narrow : IOperation
    {
        internal static Tensor Run(Tensor x, DimRef dim, long start, long length)
        {
            int at = DimLookup.Position("Narrow", x.Type, dim);
            long size = x.Sizes[at];
            if (start < -size || start > size) throw Select.OutOfRange("Narrow", x.Type, at, start);
            if (start < 0) start += size;
            if (length < 0 || length > size - start)
                throw new Conflict(DiagnosticId.NT2007, "Narrow", ("reason", $"{length} places from {start} on do not lie in dim '{x.Dims[at]}' of size {size}.")).With("x", x.Type).ToException();
            return Part.Narrow(x, at, start, length);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("middle", x => x[0].Narrow("b", 1, 2), new Input(("a", 2), ("b", 4))),
            new("nothing", x => x[0].Narrow("b", 1, 0), new Input(("a", 2), ("b", 4))),
            new("from the end", x => x[0].Narrow("b", -2, 2), new Input(("a", 2), ("b", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Narrow"/>
            /// <param name="dim">The dim.</param>
            /// <param name="start">The first place; negative counts from the end.</param>
            /// <param name="length">How many places, ≥ 0.</param>
            /// <exception cref="TensorIndexException">NT2006: the start is out of range.</exception>
            /// <exception cref="ShapeException">NT2007: the range ends beyond the dim.</exception>
            [Signature("x -> resize(x, dim, length)")]
            public Tensor Narrow(DimRef dim, long start, long length) => Ops.Narrow.Run(x, dim, start, length);
        }
    }
}
