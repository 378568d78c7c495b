using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Convolution over height and width: each result is a weighted sum of a window of all channels, plus a bias per channel.</summary>
    /// <remarks>
    /// Sizes ⌊(n + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1. The channels' dim takes the name of the weight's out dim, all others keep theirs. Strictly a correlation, as
    /// everywhere in deep learning. Integers become float32.
    /// </remarks>
    public readonly struct Conv2d : IOperation
    {
        /// <summary>Names and sizes, the sliding dims last.</summary>
        public const string Signature = "[over] x, weight -> ..; [channel] x, weight -> ..; "
            + "x: ..b 'c=in*groups?1 'h 'w, weight: 'o 'in 'kh 'kw -> ..b 'o 'h=(h+2*padding0?0+same0?0-dilation0?1*(kh-1)-1)/stride0?1+1 'w=(w+2*padding1?0+same1?0-dilation1?1*(kw-1)-1)/stride1?1+1";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("plain", x => x[0].Conv2d(x[1], x[2]), new Input(("Batch", 2), ("In", 4), ("Height", 6), ("Width", 5)), new Input(("Out", 3), ("In", 4), ("KernelA", 3), ("KernelB", 2)), new Input(("Out", 3))),
            new("strided, padded", x => x[0].Conv2d(x[1], stride: 2, padding: 1), new Input(("Batch", 2), ("In", 4), ("Height", 6), ("Width", 5)), new Input(("Out", 3), ("In", 4), ("KernelA", 3), ("KernelB", 2))),
            new("dilated", x => x[0].Conv2d(x[1], padding: 2, dilation: 2), new Input(("Batch", 2), ("In", 4), ("Height", 6), ("Width", 5)), new Input(("Out", 3), ("In", 4), ("KernelA", 3), ("KernelB", 2))),
            new("groups", x => x[0].Conv2d(x[1], groups: 2), new Input(("Batch", 2), ("In", 4), ("Height", 6), ("Width", 5)), new Input(("Out", 4), ("In", 2), ("KernelA", 3), ("KernelB", 2))),
            new("by name in another layout", x => x[0].Conv2d(x[1], x[2], over: ["Height", "Width"]), new Input(("Height", 6), ("Width", 5), ("Batch", 2), ("In", 4)), new Input(("Out", 3), ("In", 4), ("KernelA", 3), ("KernelB", 2)), new Input(("Out", 3))),
            new("unnamed, without batch", x => x[0].Conv2d(x[1]), new Input(4, 6, 5), new Input(3, 4, 3, 2)) { Positional = "dims by place" },
            new("empty batch", x => x[0].Conv2d(x[1]), new Input(("Batch", 0), ("In", 4), ("Height", 6), ("Width", 5)), new Input(("Out", 3), ("In", 4), ("KernelA", 3), ("KernelB", 2))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Conv2d"/>
            /// <param name="weight">(out, in / groups, ..kernel).</param>
            /// <param name="bias">(out), or null.</param>
            /// <param name="stride">Places from one window to the next, ≥ 1.</param>
            /// <param name="padding">Zeros on both sides; "same" keeps the sizes.</param>
            /// <param name="dilation">Places from one element of a window to the next, ≥ 1.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            /// <param name="over">The sliding dims, in the order of the weight's; null = the last ones, with the channels before them.</param>
            /// <param name="channel">The channels' dim of x, where the weight does not name it.</param>
            /// <exception cref="ShapeException">NT2004: no window fits, or the numbers of channels differ.</exception>
            /// <exception cref="ContractionException">NT1007: the weight reads other channels than x has there.</exception>
            [Signature(Ops.Conv2d.Signature)]
            public Tensor Conv2d(Tensor weight, Tensor? bias = null, PerDim stride = default, Padding padding = default, PerDim dilation = default, int groups = 1,
                DimRef[]? over = null, DimRef? channel = null) =>
                Ops.Convolution.Run(new("Conv2d", Ops.Conv2d.Signature, 2, stride, padding, dilation, groups, over, channel), x, weight, bias);
        }
    }
}
