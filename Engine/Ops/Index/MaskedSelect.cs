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
            var type = Unify.Types("MaskedSelect", x.Type, mask.Type);
            Check("MaskedSelect", mask);
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
            [Signature("[dim] x, mask -> resize(new(drop(unify(x, mask), ..), dim, 0), dim, _); x, mask -> resize(new(drop(unify(x, mask), ..), ?, 0), 0, _)")]
            public Tensor MaskedSelect(Tensor mask, Dim? dim = null) => Ops.MaskedSelect.Run(x, Given.Of(mask), dim);
        }
    }
}
