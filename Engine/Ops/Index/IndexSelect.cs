using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The places of one dim that indices name, copied; the dims of the indices replace the dim.</summary>
    /// <remarks>As in PyTorch, positions 0 and −1 of a scalar take one index and give the scalar. Adjoint: the cotangents added at their places, in the order of the indices.</remarks>
    public readonly struct IndexSelect : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "(), index -> (); x, index -> splice(x, dim, index)";

        internal static Tensor Run(Tensor x, DimRef dim, Tensor index)
        {
            if (!ScalarDim.Is(x, dim)) return Indexed.Run("IndexSelect", x, [DimLookup.Position("IndexSelect", x.Type, dim)], [index]);
            if (index.ElementCount != 1)
                throw new Conflict(DiagnosticId.NT2007, "IndexSelect", ("reason", $"a scalar has one element, and 'index' asks for {index.ElementCount}."), ("fix", "Use Expand to repeat it."))
                    .With("x", x.Type).With("index", index.Type).ToException();
            return ScalarDim.Lower(Indexed.Run("IndexSelect", ScalarDim.Lift(x), [0], [index.Reshape([1])]));
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("named index", x => x[0].IndexSelect("b", x[1]), new Input(("a", 2), ("b", 3)), new Input(("q", 5)) { DType = DType.Int64, Low = 0, High = 3 }),
            new("two index dims", x => x[0].IndexSelect("b", x[1]), new Input(("a", 2), ("b", 3), ("c", 2)), new Input(("q", 2), ("r", 2)) { DType = DType.Int32, Low = 0, High = 3 }),
            new("a scalar has position 0", x => x[0].IndexSelect(0, x[1]), new Input(), new Input(("q", 1)) { DType = DType.Int64, Low = 0, High = 1 }) { Positional = "dims by place" },
            new("no indices", x => x[0].IndexSelect(0, x[1]), new Input(3, 2), new Input(0) { DType = DType.Int64, Low = 0, High = 3 }) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.IndexSelect"/>
            /// <param name="dim">The dim.</param>
            /// <param name="index">Integers from 0 to the dim's size − 1.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the dim.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: x has a dim of the index besides.</exception>
            /// <exception cref="ShapeException">NT2007: x is a scalar and the index has not exactly one element.</exception>
            [Signature(Ops.IndexSelect.Signature)]
            public Tensor IndexSelect(DimRef dim, Tensor index) => Ops.IndexSelect.Run(x, dim, Given.Of(index));
        }
    }
}
