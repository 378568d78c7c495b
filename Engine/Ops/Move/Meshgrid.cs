using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>Every vector spread over the grid of all of them: grid dim i runs along vector i and has its name. Views.</summary>
    public readonly struct Meshgrid : IOperation
    {
        internal static Tensor[] Run(ReadOnlySpan<Tensor> vectors)
        {
            var dims = DimList.Empty;
            var sizes = new long[vectors.Length];
            for (int i = 0; i < sizes.Length; i++)
            {
                var x = vectors[i];
                if (x.Rank > 1) throw new Conflict(DiagnosticId.NT2007, "Meshgrid", ("reason", $"tensor {i} has rank {x.Rank}; vectors and scalars are meant.")).With("x", x.Type).ToException();
                dims = dims.Append(x.Rank == 0 ? default : x.Dims[0].WithUnit(false));
                sizes[i] = x.ElementCount;
            }
            var result = new Tensor[sizes.Length];
            int[] all = [.. Enumerable.Range(0, sizes.Length)];
            for (int i = 0; i < result.Length; i++)
            {
                var x = vectors[i].Rank == 0 ? Rearrange.Insert(vectors[i], 0, default) : vectors[i];
                result[i] = Spread.Run(x, new(dims, sizes), [.. all.Where(d => d != i)], inserts: true);
            }
            return result;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("two", x => { var y = Torch.Meshgrid(x[0], x[1]); return y[0] * y[1]; }, new Input(("a", 2)), new Input(("b", 3))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Meshgrid"/>
        /// <param name="vectors">Vectors, or scalars as vectors of one element.</param>
        /// <exception cref="ShapeException">NT2007: a tensor of more than one dim.</exception>
        /// <exception cref="DuplicateNamesException">NT1004: two vectors of one name.</exception>
        public static Tensor[] Meshgrid(params ReadOnlySpan<Tensor> vectors) => Ops.Meshgrid.Run(vectors);
    }
}
