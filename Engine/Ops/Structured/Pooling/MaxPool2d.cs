using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The largest element of each window over two dims.</summary>
    /// <remarks>Sizes ⌊(n + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1. The gradient goes to the first largest element; padding never wins; NaN does.</remarks>
    public readonly struct MaxPool2d : IOperation
    {
        /// <summary>Names and sizes, the pooled dims last.</summary>
        public const string Signature = "[over] x -> ..; [ceilMode] x -> ..; "
            + "[stride] ..b 'h 'w -> ..b 'h=(h+2*padding0?0+ceil0?0-dilation0?1*(kernel0-1)-1)/stride0+1 'w=(w+2*padding1?0+ceil1?0-dilation1?1*(kernel1-1)-1)/stride1+1; "
            + "..b 'h 'w -> ..b 'h=(h+2*padding0?0+ceil0?0-dilation0?1*(kernel0-1)-1)/kernel0+1 'w=(w+2*padding1?0+ceil1?0-dilation1?1*(kernel1-1)-1)/kernel1+1";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("plain", x => x[0].MaxPool2d(2), new Input(("Batch", 2), ("Channel", 2), ("Height", 6), ("Width", 5))),
            new("overlapping, padded", x => x[0].MaxPool2d(3, stride: 2, padding: 1), new Input(("Batch", 2), ("Channel", 2), ("Height", 6), ("Width", 5))),
            new("dilated, rounded up", x => x[0].MaxPool2d(2, stride: 2, dilation: 2, ceilMode: true), new Input(("Batch", 2), ("Channel", 2), ("Height", 6), ("Width", 5))),
            new("by name in another layout", x => x[0].MaxPool2d(2, over: ["Height", "Width"]), new Input(("Height", 6), ("Width", 5), ("Batch", 2), ("Channel", 2))),
            new("unnamed", x => x[0].MaxPool2d(2), new Input(2, 2, 6, 5)) { Positional = "dims by place" },
            new("empty", x => x[0].MaxPool2d(2), new Input(("Batch", 0), ("Channel", 2), ("Height", 6), ("Width", 5))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.MaxPool2d"/>
            /// <param name="kernel">Places in a window.</param>
            /// <param name="stride">From one window to the next; default: the kernel.</param>
            /// <param name="padding">Places added on both sides, at most half the kernel.</param>
            /// <param name="dilation">Places from one element of a window to the next.</param>
            /// <param name="ceilMode">Rounds the number of windows up: the last may reach beyond the end.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            /// <exception cref="ShapeException">NT2004: no window fits; NT2007: a number is out of range.</exception>
            [Signature(Ops.MaxPool2d.Signature)]
            public Tensor MaxPool2d(PerDim kernel, PerDim stride = default, PerDim padding = default, PerDim dilation = default, bool ceilMode = false, DimRef[]? over = null) =>
                Ops.Pooling.AtEnd("MaxPool2d", x, over, 2, t => Ops.Pooling.Largest(t, Ops.Pooling.Sliding(new("MaxPool2d", Ops.MaxPool2d.Signature, 2, kernel, stride, padding, dilation, ceilMode), t.Type)).Values);

            /// <summary>The largest elements of the windows, and where they are in the flattened pooled dims.</summary>
            /// <param name="kernel">Places in a window.</param>
            /// <param name="stride">From one window to the next; default: the kernel.</param>
            /// <param name="padding">Places added on both sides, at most half the kernel.</param>
            /// <param name="dilation">Places from one element of a window to the next.</param>
            /// <param name="ceilMode">Rounds the number of windows up: the last may reach beyond the end.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            /// <exception cref="ShapeException">NT2004: no window fits; NT2007: a number is out of range.</exception>
            public ValuesWithIndices MaxPool2dWithIndices(PerDim kernel, PerDim stride = default, PerDim padding = default, PerDim dilation = default, bool ceilMode = false, DimRef[]? over = null) =>
                Ops.Pooling.AtEnd("MaxPool2d", x, over, 2, t => Ops.Pooling.Largest(t, Ops.Pooling.Sliding(new("MaxPool2d", Ops.MaxPool2d.Signature, 2, kernel, stride, padding, dilation, ceilMode), t.Type)));
        }
    }
}
