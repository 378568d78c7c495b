using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>1 on the diagonal, 0 elsewhere.</summary>
    public readonly struct Eye : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("rectangle", _ => Torch.Eye(new Axis("Row", 2), new Axis("Column", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <summary>The identity on a dim: <c>Eye(Model[3])</c> has dims (Model, Model*), <c>Eye(3)</c> has unnamed ones.</summary>
        /// <param name="axis">The dim and its size.</param>
        /// <param name="dtype">Element type.</param>
        public static Tensor Eye(Axis axis, DType dtype = DType.Float32) => Eye(axis, new(axis.Dim?.Star, axis.Size), dtype);

        /// <inheritdoc cref="Ops.Eye"/>
        /// <param name="rows">The first dim.</param>
        /// <param name="columns">The second dim.</param>
        /// <param name="dtype">Element type.</param>
        [Signature("-> axes(rows, columns)")]
        public static Tensor Eye(Axis rows, Axis columns, DType dtype = DType.Float32) => Ops.Sequence.Pattern(rows, columns, dtype, static (i, j) => i == j);
    }
}
