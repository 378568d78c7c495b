using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>As <see cref="ScatterReduce"/>, with one index for all places of the other dims.</summary>
    public readonly struct IndexReduce : IOperation
    {
        internal static Tensor Run(Tensor x, DimRef dim, Tensor index, Tensor source, ScatterReduction reduction, bool includeSelf)
        {
            if (ScalarDim.Is(x, dim)) return ScalarDim.Lower(Run(ScalarDim.Lift(x), 0, ScalarDim.Lift(index), ScalarDim.Lift(source), reduction, includeSelf));
            int at = DimLookup.Position("IndexReduce", x.Type, dim);
            if (index.Rank != 1) throw Repeat.Refused("IndexReduce", index, "the index is a vector.");
            var type = Indexed.Type("IndexReduce", x.Type, [at], index.Type);
            var strides = new long[x.Rank];
            strides[at] = index.Strides[0];
            var wide = index.View(new(type.Dims.WithoutNames().WithoutUnits(), type.SizeArray), strides, index.Offset);
            Values.Check("IndexReduce", source, type);
            return ScatterReduce.Run("IndexReduce", x, at, wide, Retype.Run(source, source.Type.WithDims(source.Dims.WithoutNames())), reduction, includeSelf);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("largest", x => x[0].IndexReduce("b", x[1], x[2], ScatterReduction.Maximum), new Input(("a", 2), ("b", 3)), new Input(("q", 5)) { DType = DType.Int64, Low = 0, High = 3 }, new Input(("a", 2), ("q", 5))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.IndexReduce"/>
            /// <param name="dim">The dim.</param>
            /// <param name="index">A vector of integers from 0 to the dim's size − 1.</param>
            /// <param name="source">x's dims with that of the index in place of the dim.</param>
            /// <param name="reduction">What becomes of values that meet.</param>
            /// <param name="includeSelf">Whether x's own value is one of them.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the dim.</exception>
            [Signature("x, index, source -> x")]
            public Tensor IndexReduce(DimRef dim, Tensor index, Tensor source, ScatterReduction reduction, bool includeSelf = true) =>
                Ops.IndexReduce.Run(x, dim, Given.Of(index), Given.Of(source), reduction, includeSelf);
        }
    }
}
