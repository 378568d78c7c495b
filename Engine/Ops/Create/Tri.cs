using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>1 where column ≤ row + diagonal, 0 elsewhere.</summary>
    public readonly struct Tri : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("below", _ => Torch.Tri(new Axis("Row", 3), new Axis("Column", 3), -1))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Tri"/>
        /// <param name="rows">The first dim.</param>
        /// <param name="columns">The second dim.</param>
        /// <param name="diagonal">How far the ones reach beyond the main diagonal.</param>
        /// <param name="dtype">Element type.</param>
        [Signature("-> axes(rows, columns)")]
        public static Tensor Tri(Axis rows, Axis columns, long diagonal = 0, DType dtype = DType.Float32) =>
            Ops.Sequence.Pattern(rows, columns, dtype, (i, j) => j <= i + diagonal);

        /// <summary>Which keys a query may look at: those at its own place and before. bool, true where it may.</summary>
        /// <param name="query">The dim of those who ask: <c>Query[n]</c>.</param>
        /// <param name="key">The dim of those who are looked at: <c>Key[n]</c>.</param>
        [Signature("-> axes(query, key)")]
        public static Tensor Causal(Axis query, Axis key) => Tri(query, key, 0, DType.Bool);
    }
}
