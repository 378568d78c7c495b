using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The elements where a mask holds, in row-major order, along one new dim; x and the mask are broadcast against each other.</summary>
    public readonly struct MaskedSelect : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor mask, Dim? dim)
        {
            Check("MaskedSelect", mask);
            var type = Unify.Types("MaskedSelect", x.Type, mask.Type);
            var flat = Ravel.Run(Expand.To("MaskedSelect", x, type.SizeArray, type.Dims));
            var y = Indexed.Run("Index", flat, [0], [Places.Linear(Expand.To("MaskedSelect", mask, type.SizeArray, type.Dims))]);
            return dim is null ? y : Retype.Run(y, y.Type.WithDims(DimList.Of(dim.Name)));
        }

        internal static void Check(string operation, Tensor mask)
        {
            if (mask.DType != DType.Bool)
                throw new Conflict(DiagnosticId.NT4101, operation, ("operand", "mask"), ("dtype", mask.DType.Name), ("expected", "bool")).With("mask", mask.Type).ToException();
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("same dims", x => x[0].MaskedSelect(x[1], "n"), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("b", 3)) { DType = DType.Bool, Low = 0, High = 2 }) { Positional = "row-major order" },
            new("broadcast", x => x[0].MaskedSelect(x[1]), new Input(("b", 3)), new Input(("a", 2), ("b", 3)) { DType = DType.Bool, Low = 0, High = 2 }) { Positional = "row-major order" },
        ];
    }

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
            /// <inheritdoc cref="Ops.MaskedSelect"/>
            /// <param name="mask">bool; names are unified from the right.</param>
            /// <param name="dim">The name of the new dim; null = unnamed.</param>
            /// <exception cref="NameMismatchException">NT1001: different names at one position.</exception>
            /// <exception cref="DTypeException">NT4101: the mask is not bool.</exception>
            public Tensor MaskedSelect(Tensor mask, Dim? dim = null) => Ops.MaskedSelect.Run(x, mask, dim);

            /// <inheritdoc cref="Ops.MaskedScatter"/>
            /// <param name="mask">bool, broadcast to x's sizes.</param>
            /// <param name="source">At least as many elements as the mask holds times.</param>
            /// <param name="into">Receives the result, x itself for in place, or null for a new tensor.</param>
            /// <exception cref="ShapeException">NT2003: too few elements.</exception>
            [Signature("x, mask, source -> x")]
            public Tensor MaskedScatter(Tensor mask, Tensor source, Tensor? into = null) => Ops.MaskedScatter.Run(x, mask, source, into);
        }
    }
}
