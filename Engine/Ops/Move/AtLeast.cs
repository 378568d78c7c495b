using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>x with unnamed dims of size 1 up to a least rank. A view.</summary>
    public readonly struct AtLeast : IOperation
    {
        internal static Tensor Two(Tensor x)
        {
            while (x.Rank < 2) x = Rearrange.Insert(x, 0, default);
            return x;
        }

        internal static Tensor Three(Tensor x)
        {
            x = Two(x);
            return x.Rank == 2 ? Rearrange.Insert(x, 2, default) : x;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("three", x => x[0].AtLeast3d(), new Input(("a", 3))) { Positional = "dims by place" }];
    }

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
        extension(Tensor x)
        {
            /// <summary>x; a scalar as a vector of one element. A view.</summary>
            public Tensor AtLeast1d() => x.Rank == 0 ? Ops.Rearrange.Insert(x, 0, default) : x;

            /// <summary>x; a vector as a row. A view.</summary>
            public Tensor AtLeast2d() => Ops.AtLeast.Two(x);

            /// <summary>x; a matrix with depth 1, a vector as a row of such. A view.</summary>
            public Tensor AtLeast3d() => Ops.AtLeast.Three(x);

            /// <summary>x with the sizes and names of another tensor: a view where the layout allows it.</summary>
            /// <param name="other">Whose type to take.</param>
            /// <exception cref="ShapeException">NT2003: another number of elements.</exception>
            public Tensor ReshapeAs(Tensor other) => Ops.Reshape.Run(x, Ops.Reshape.Type("ReshapeAs", x.Type, Ops.Reshape.Axes(other.Type)));

            /// <summary>x with the sizes and names of another tensor. A view.</summary>
            /// <param name="other">Whose type to take.</param>
            /// <exception cref="ShapeException">NT2003: another number of elements; NT2007: it needs a copy.</exception>
            public Tensor ViewAs(Tensor other) => Ops.Reshape.View(x, Ops.Reshape.Type("ViewAs", x.Type, Ops.Reshape.Axes(other.Type)));
        }

        /// <inheritdoc cref="Ops.BlockDiag"/>
        /// <param name="blocks">Matrices, vectors and scalars.</param>
        /// <exception cref="ShapeException">NT2007: a block of more than two dims.</exception>
        public static Tensor BlockDiag(params ReadOnlySpan<Tensor> blocks) => Ops.BlockDiag.Run(blocks);
    }
}
