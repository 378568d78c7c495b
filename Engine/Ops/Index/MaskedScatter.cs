using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with the elements of a source, in row-major order, where a mask holds.</summary>
    public readonly struct MaskedScatter : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor mask, Tensor source, Tensor? into)
        {
            MaskedSelect.Check("MaskedScatter", mask);
            if (into is not null) Ops.Into.Check("MaskedScatter", into, x.Type, x.DType, [x, source]);
            Values.Check("MaskedScatter", mask, x.Type);
            var places = Places.Linear(Expand.To("MaskedScatter", mask, x.Type.SizeArray, mask.Dims));
            if (source.ElementCount < places.ElementCount)
                throw new Conflict(DiagnosticId.NT2003, "MaskedScatter", ("reason", $"the mask holds {places.ElementCount} times, the source has {source.ElementCount} elements.")).With("mask", mask.Type).With("source", source.Type).ToException();
            var values = Part.Narrow(Ravel.Run(source), 0, 0, places.ElementCount);
            var y = Reshape.Run(PlacedAt.Run("MaskedScatter", Ravel.Run(x), [0], [places], values, adds: false), x.Type);
            return into is null ? y : into.CopyFrom(y);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("same dims", x => x[0].MaskedScatter(x[1], x[2]), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("b", 3)) { DType = DType.Bool, Low = 0, High = 2 }, new Input(7)) { Positional = "row-major order" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.MaskedScatter"/>
            /// <param name="mask">bool, broadcast to x's sizes.</param>
            /// <param name="source">At least as many elements as the mask holds times.</param>
            /// <param name="into">Receives the result, x itself for in place, or null for a new tensor.</param>
            /// <exception cref="ShapeException">NT2003: too few elements.</exception>
            [Signature("x, mask, source -> x")]
            public Tensor MaskedScatter(Tensor mask, Tensor source, Tensor? into = null) => Ops.MaskedScatter.Run(x, Given.Of(mask), source, into);
        }
    }
}
