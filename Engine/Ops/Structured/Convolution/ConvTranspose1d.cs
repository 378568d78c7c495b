using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The transposed convolution over length: what takes a result of the convolution back to the sizes of its input.</summary>
    /// <remarks>
    /// Sizes (n − 1)·stride − 2·padding + dilation·(kernel − 1) + outputPadding + 1. The channels' dim takes the name of the weight's out dim, all others keep theirs. Strictly a correlation, as
    /// everywhere in deep learning. Integers become float32.
    /// </remarks>
    public readonly struct ConvTranspose1d : IOperation
    {
        /// <summary>Names and sizes, the sliding dims last.</summary>
        public const string Signature = "[over] x, weight -> ..; [channel] x, weight -> ..; "
            + "x: ..b 'c=in 'l, weight: 'in 'o 'kl -> ..b 'o=o*groups?1 'l=(l-1)*stride0?1-2*padding0?0-same0?0+dilation0?1*(kl-1)+outputPadding0?0+1";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("plain", x => x[0].ConvTranspose1d(x[1], x[2]), new Input(("Batch", 2), ("In", 4), ("Time", 7)), new Input(("In", 4), ("Out", 3), ("KernelA", 3)), new Input(("Out", 3))),
            new("strided, padded", x => x[0].ConvTranspose1d(x[1], stride: 2, padding: 1, outputPadding: 1), new Input(("Batch", 2), ("In", 4), ("Time", 7)), new Input(("In", 4), ("Out", 3), ("KernelA", 3))),
            new("dilated", x => x[0].ConvTranspose1d(x[1], padding: 2, dilation: 2), new Input(("Batch", 2), ("In", 4), ("Time", 7)), new Input(("In", 4), ("Out", 3), ("KernelA", 3))),
            new("groups", x => x[0].ConvTranspose1d(x[1], groups: 2), new Input(("Batch", 2), ("In", 4), ("Time", 7)), new Input(("In", 4), ("Out", 2), ("KernelA", 3))),
            new("by name in another layout", x => x[0].ConvTranspose1d(x[1], x[2], over: ["Time"]), new Input(("Time", 7), ("Batch", 2), ("In", 4)), new Input(("In", 4), ("Out", 3), ("KernelA", 3)), new Input(("Out", 3))),
            new("unnamed, without batch", x => x[0].ConvTranspose1d(x[1]), new Input(4, 7), new Input(4, 3, 3)) { Positional = "dims by place" },
            new("empty batch", x => x[0].ConvTranspose1d(x[1]), new Input(("Batch", 0), ("In", 4), ("Time", 7)), new Input(("In", 4), ("Out", 3), ("KernelA", 3))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.ConvTranspose1d"/>
            /// <param name="weight">(in, out / groups, ..kernel).</param>
            /// <param name="bias">(out), or null.</param>
            /// <param name="stride">Places from one window to the next, ≥ 1.</param>
            /// <param name="padding">Places cut from both ends.</param>
            /// <param name="dilation">Places from one element of a window to the next, ≥ 1.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            /// <param name="over">The sliding dims, in the order of the weight's; null = the last ones, with the channels before them.</param>
            /// <param name="channel">The channels' dim of x, where the weight does not name it.</param>
            /// <param name="outputPadding">Places added at the end: which of the inputs that a strided convolution takes to one size is meant.</param>
            /// <exception cref="ShapeException">NT2004: no window fits, or the numbers of channels differ.</exception>
            /// <exception cref="ContractionException">NT1007: the weight reads other channels than x has there.</exception>
            [Signature(Ops.ConvTranspose1d.Signature)]
            public Tensor ConvTranspose1d(Tensor weight, Tensor? bias = null, PerDim stride = default, PerDim padding = default, PerDim dilation = default, int groups = 1,
                DimRef[]? over = null, DimRef? channel = null, PerDim outputPadding = default) =>
                Ops.Convolution.Run(new("ConvTranspose1d", Ops.ConvTranspose1d.Signature, 1, stride, padding, dilation, groups, over, channel) { IsTransposed = true, OutputPadding = outputPadding }, x, weight, bias);
        }
    }
}
