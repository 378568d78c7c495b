using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Matrices along the diagonal of one that is zero elsewhere; vectors are rows. The result has no names.</summary>
    public readonly struct BlockDiag : IOperation
    {
        internal static Tensor Run(ReadOnlySpan<Tensor> blocks)
        {
            var rows = HStack.Each(blocks, x => AtLeast.Two(DropNames.Run(x)));
            long width = rows.Sum(x => x.Sizes[^1]), start = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                if (rows[i].Rank > 2) throw Repeat.Refused("BlockDiag", blocks[i], $"rank {blocks[i].Rank}; matrices are meant.");
                long own = rows[i].Sizes[1];
                rows[i] = Pad.Run(rows[i], 1, start, width - start - own, PadMode.Constant, 0);
                start += own;
            }
            return Cat.Run("BlockDiag", rows, 0);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("three", x => Torch.BlockDiag(x[0], x[1], x[2]), new Input(2, 3), new Input(2), new Input()) { Positional = "no names" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.BlockDiag"/>
        /// <param name="blocks">Matrices, vectors and scalars.</param>
        /// <exception cref="ShapeException">NT2007: a block of more than two dims.</exception>
        public static Tensor BlockDiag(params ReadOnlySpan<Tensor> blocks) => Ops.BlockDiag.Run(blocks);
    }
}
