using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The means of as many nearly equal windows over one dim as asked for.</summary>
    /// <remarks>Window o covers the places ⌊o·n/size⌋ to ⌈(o + 1)·n/size⌉. Linear.</remarks>
    public readonly struct AdaptiveAvgPool1d : IOperation
    {
        /// <summary>Names and sizes, the pooled dims last.</summary>
        public const string Signature = "[over] x -> ..; ..b 'l -> ..b 'l=size0";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("plain", x => x[0].AdaptiveAvgPool1d(3), new Input(("Batch", 2), ("Channel", 2), ("Time", 7))),
            new("by name", x => x[0].AdaptiveAvgPool1d(2, over: ["Time"]), new Input(("Time", 7), ("Batch", 2), ("Channel", 2))),
            new("larger", x => x[0].AdaptiveAvgPool1d(9), new Input(2, 2, 7)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AdaptiveAvgPool1d"/>
            /// <param name="size">Sizes of the result; −1 keeps one.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            [Signature(Ops.AdaptiveAvgPool1d.Signature)]
            public Tensor AdaptiveAvgPool1d(PerDim size, DimRef[]? over = null) =>
                Ops.Pooling.AtEnd("AdaptiveAvgPool1d", x, over, 1, t => Ops.Pooling.Average(t, Ops.Pooling.Adaptive("AdaptiveAvgPool1d", Ops.AdaptiveAvgPool1d.Signature, 1, size, t.Type)));
        }
    }
}
