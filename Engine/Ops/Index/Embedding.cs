using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The rows of a table that indices name: the dims of the indices take the place of the table's dim.</summary>
    /// <remarks>Adjoint: rows added in the order of the indices, whatever the number of threads.</remarks>
    public readonly struct Embedding : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "weight, indices -> splice(weight, over, indices)";

        internal static Tensor Run(Tensor weight, Tensor indices, DimRef over, long? padding)
        {
            int at = DimLookup.Position("Embedding", weight.Type, over, "weight");
            long place = padding is { } p ? Select.Place("Embedding", weight.Type, at, p) : -1;
            return Indexed.Run("Embedding", weight, [at], [indices], place);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("tokens", x => Torch.Embedding(x[0], x[1], "vocab"), new Input(("vocab", 5), ("model", 3)), new Input(("batch", 2), ("time", 4)) { DType = DType.Int64, Low = 0, High = 5 }),
            new("one token", x => Torch.Embedding(x[0], x[1], "vocab"), new Input(("vocab", 5), ("model", 3)), new Input() { DType = DType.Int32, Low = 0, High = 5 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Embedding"/>
        /// <param name="weight">The table: (over, model …).</param>
        /// <param name="indices">Integers from 0 to the size of <paramref name="over"/> − 1.</param>
        /// <param name="over">The table's dim that the indices choose from.</param>
        /// <param name="padding">A row that gets no gradient.</param>
        /// <exception cref="TensorIndexException">NT2006: an index beyond the table.</exception>
        /// <exception cref="DuplicateNamesException">NT1004: the table and the indices share a dim.</exception>
        [Signature(Ops.Embedding.Signature)]
        public static Tensor Embedding(Tensor weight, Tensor indices, DimRef over, long? padding = null) => Ops.Embedding.Run(Given.Of(weight), Given.Of(indices), over, padding);
    }
}
