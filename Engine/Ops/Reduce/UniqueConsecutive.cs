using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The elements of x in row-major order without those that equal their predecessor, along a dim of their own.</summary>
    /// <remarks>Each NaN is different from every other. No derivative.</remarks>
    public readonly struct UniqueConsecutive : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("values", t => t[0].UniqueConsecutive("U").Values, new Input(("A", 4), ("B", 3)) { DType = DType.Int64, Low = -1, High = 1 }) { Positional = "row-major order" },
            new("inverse", t => t[0].UniqueConsecutive("U").Inverse, new Input(4, 3) { DType = DType.Int64, Low = -1, High = 1 }) { Positional = "row-major order" },
        ];

        internal static UniqueResult Run(Tensor x, DimRef into)
        {
            var (values, group, counts) = Unique.Runs(Ravel.Run(x.Detach()), into);
            return new(values, group.View(x.Type, x.Type.ContiguousStrides, 0), counts);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.UniqueConsecutive"/>
            /// <param name="into">The name of the result's dim; null = unnamed.</param>
            public UniqueResult UniqueConsecutive(DimRef into = default) => Ops.UniqueConsecutive.Run(x, into);
        }
    }
}
