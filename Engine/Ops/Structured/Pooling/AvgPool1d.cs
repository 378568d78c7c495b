using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The mean of each window over one dim.</summary>
    /// <remarks>Sizes ⌊(n + 2·padding − kernel) / stride⌋ + 1. Linear.</remarks>
    public readonly struct AvgPool1d : IOperation
    {
        /// <summary>Names and sizes, the pooled dims last.</summary>
        public const string Signature = "[over] x -> ..; [ceilMode] x -> ..; "
            + "[stride] ..b 'l -> ..b 'l=(l+2*padding0?0+ceil0?0-dilation0?1*(kernel0-1)-1)/stride0+1; "
            + "..b 'l -> ..b 'l=(l+2*padding0?0+ceil0?0-dilation0?1*(kernel0-1)-1)/kernel0+1";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("plain", x => x[0].AvgPool1d(2), new Input(("Batch", 2), ("Channel", 2), ("Time", 7))),
            new("overlapping, padded", x => x[0].AvgPool1d(3, stride: 2, padding: 1, countIncludePad: false), new Input(("Batch", 2), ("Channel", 2), ("Time", 7))),
            new("rounded up, own divisor", x => x[0].AvgPool1d(2, ceilMode: true, divisor: 3), new Input(("Batch", 2), ("Channel", 2), ("Time", 7))),
            new("by name in another layout", x => x[0].AvgPool1d(2, over: ["Time"]), new Input(("Time", 7), ("Batch", 2), ("Channel", 2))),
            new("unnamed", x => x[0].AvgPool1d(2), new Input(2, 2, 7)) { Positional = "dims by place" },
            new("empty", x => x[0].AvgPool1d(2), new Input(("Batch", 0), ("Channel", 2), ("Time", 7))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AvgPool1d"/>
            /// <param name="kernel">Places in a window.</param>
            /// <param name="stride">From one window to the next; default: the kernel.</param>
            /// <param name="padding">Places added on both sides, at most half the kernel.</param>
            /// <param name="ceilMode">Rounds the number of windows up: the last may reach beyond the end.</param>
            /// <param name="countIncludePad">Padding counts as zeros.</param>
            /// <param name="divisor">Divides the sums instead of the count.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            /// <exception cref="ShapeException">NT2004: no window fits; NT2007: a number is out of range.</exception>
            [Signature(Ops.AvgPool1d.Signature)]
            public Tensor AvgPool1d(PerDim kernel, PerDim stride = default, PerDim padding = default, bool ceilMode = false, bool countIncludePad = true, int? divisor = null, DimRef[]? over = null) =>
                Ops.Pooling.AtEnd("AvgPool1d", x, over, 1, t => Ops.Pooling.Average(t, Ops.Pooling.Sliding(new("AvgPool1d", Ops.AvgPool1d.Signature, 1, kernel, stride, padding, 1, ceilMode) { CountsPadding = countIncludePad }, t.Type), divisor));
        }
    }
}
