using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Where x is not zero: one row per such element, in row-major order, that holds its position along every dim.</summary>
    /// <remarks>int64; never recorded.</remarks>
    public readonly struct Nonzero : IOperation
    {
        internal static Tensor Run(Tensor x, Dim? found, Dim? position)
        {
            var all = Places.Find(Mask(x));
            var type = new TensorType(DimList.Of(found?.Name, position?.Name), [all.Sizes[1], all.Sizes[0]]);
            return Tensor.Over(all.Storage, DType.Int64, type, [1, all.Sizes[1]], 0).Contiguous();
        }

        internal static Tensor[] Tuple(Tensor x) => Places.Coordinates(Mask(x));

        static Tensor Mask(Tensor x) => x.DType == DType.Bool ? x : x.To(DType.Bool);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("matrix", x => (x[0] > 0).Nonzero("n", "d"), new Input(("a", 2), ("b", 3))) { IsSmooth = false, Positional = "row-major order" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Nonzero"/>
            /// <param name="found">The name of the dim that counts the elements; null = unnamed.</param>
            /// <param name="position">The name of the dim that runs over x's dims; null = unnamed.</param>
            public Tensor Nonzero(Dim? found = null, Dim? position = null) => Ops.Nonzero.Run(x, found, position);
        }

        /// <summary>Where a condition holds: one unnamed tensor of positions per dim, in row-major order; together an index.</summary>
        /// <param name="condition">bool, or numbers that hold where they are not zero.</param>
        public static Tensor[] Where(Tensor condition) => Ops.Nonzero.Tuple(Given.Of(condition));
    }
}
