using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>Places become channels: (channels, height·r, width·r) to (channels·r², height, width). The inverse of <see cref="PixelShuffle"/>.</summary>
    public readonly struct PixelUnshuffle : IOperation
    {
        internal static Tensor Back(string operation, Tensor x, int r)
        {
            int n = x.Rank - 3;
            long c = x.Sizes[n], h = x.Sizes[n + 1], w = x.Sizes[n + 2];
            if (h % r != 0 || w % r != 0)
                throw new Conflict(DiagnosticId.NT2004, operation, ("reason", $"height {h} and width {w} are no multiples of {r}.")).With("x", x.Type).ToException();
            var split = Reshape.Run(x, PixelShuffle.Unnamed(x, n, c, h / r, r, w / r, r));
            var moved = Rearrange.Permute(split, [.. Enumerable.Range(0, n + 1), n + 2, n + 4, n + 1, n + 3]);
            return Reshape.Run(moved, PixelShuffle.Named(x, n, c * r * r, h / r, w / r));
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("images", x => x[0].PixelUnshuffle(2, "Channel", "Height", "Width"), new Input(("Batch", 2), ("Channel", 2), ("Height", 4), ("Width", 6)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.PixelUnshuffle"/>
            /// <param name="factor">r ≥ 1.</param>
            /// <param name="channel">The channels' dim.</param>
            /// <param name="height">The first spatial dim.</param>
            /// <param name="width">The second.</param>
            /// <exception cref="ShapeException">NT2004: height or width is no multiple of r.</exception>
            [Signature("x -> resize(resize(resize(x, channel, channel*factor*factor), height, height/factor), width, width/factor)")]
            public Tensor PixelUnshuffle(int factor, DimRef channel, DimRef height, DimRef width) => Ops.PixelShuffle.Run("PixelUnshuffle", x, factor, channel, height, width, Ops.PixelUnshuffle.Back);
        }
    }
}
