using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Channels become places: (channels·r², height, width) to (channels, height·r, width·r).</summary>
    /// <remarks>Shi et al.: Real-Time Single Image and Video Super-Resolution, 2016.</remarks>
    public readonly struct PixelShuffle : IOperation
    {
        /// <summary>Runs over (.., channel, height, width), with the dims where they were before and after.</summary>
        internal static Tensor Run(string operation, Tensor x, int factor, DimRef channel, DimRef height, DimRef width, Func<string, Tensor, int, Tensor> run)
        {
            if (factor < 1) throw new Conflict(DiagnosticId.NT2007, operation, ("argument", "factor"), ("value", factor)).ToException();
            var at = DimLookup.Positions(operation, x.Type, [channel, height, width]);
            return Spatial.AtEnd(x, at, t => run(operation, t, factor));
        }

        internal static Tensor There(string operation, Tensor x, int r)
        {
            int n = x.Rank - 3;
            long c = x.Sizes[n], h = x.Sizes[n + 1], w = x.Sizes[n + 2];
            if (c % ((long)r * r) != 0)
                throw new Conflict(DiagnosticId.NT2004, operation, ("reason", $"{c} channels are no multiple of {r}·{r}.")).With("x", x.Type).ToException();
            var split = Reshape.Run(x, Unnamed(x, n, c / r / r, r, r, h, w));
            var moved = Rearrange.Permute(split, [.. Enumerable.Range(0, n + 1), n + 3, n + 1, n + 4, n + 2]);
            return Reshape.Run(moved, Named(x, n, c / r / r, h * r, w * r));
        }

        internal static TensorType Unnamed(Tensor x, int batch, params long[] sizes)
        {
            long[] all = [.. x.Sizes[..batch], .. sizes];
            return new(x.Dims.Slice(0, batch).Concat(DimList.Unnamed(sizes.Length)), all);
        }

        internal static TensorType Named(Tensor x, int batch, params long[] sizes) => new(x.Dims.WithoutUnits(), [.. x.Sizes[..batch], .. sizes]);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("images", x => x[0].PixelShuffle(2, "Channel", "Height", "Width"), new Input(("Batch", 2), ("Channel", 8), ("Height", 2), ("Width", 3))),
            new("channels last", x => x[0].PixelShuffle(2, "Channel", "Height", "Width"), new Input(("Height", 2), ("Width", 3), ("Channel", 4))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.PixelShuffle"/>
            /// <param name="factor">r ≥ 1.</param>
            /// <param name="channel">The channels' dim.</param>
            /// <param name="height">The first spatial dim.</param>
            /// <param name="width">The second.</param>
            /// <exception cref="ShapeException">NT2004: the channels are no multiple of r².</exception>
            [Signature("x -> resize(resize(resize(x, channel, channel/(factor*factor)), height, height*factor), width, width*factor)")]
            public Tensor PixelShuffle(int factor, DimRef channel, DimRef height, DimRef width) => Ops.PixelShuffle.Run("PixelShuffle", x, factor, channel, height, width, Ops.PixelShuffle.There);
        }
    }
}
