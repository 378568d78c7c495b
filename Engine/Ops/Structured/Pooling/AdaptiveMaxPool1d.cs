using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The largest elements of as many nearly equal windows over one dim as asked for.</summary>
    /// <remarks>Window o covers the places ⌊o·n/size⌋ to ⌈(o + 1)·n/size⌉.</remarks>
    public readonly struct AdaptiveMaxPool1d : IOperation
    {
        /// <summary>Names and sizes, the pooled dims last.</summary>
        public const string Signature = "[over] x -> ..; ..b 'l -> ..b 'l=size0";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("plain", x => x[0].AdaptiveMaxPool1d(3), new Input(("Batch", 2), ("Channel", 2), ("Time", 7))),
            new("by name", x => x[0].AdaptiveMaxPool1d(2, over: ["Time"]), new Input(("Time", 7), ("Batch", 2), ("Channel", 2))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AdaptiveMaxPool1d"/>
            /// <param name="size">Sizes of the result; −1 keeps one.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            [Signature(Ops.AdaptiveMaxPool1d.Signature)]
            public Tensor AdaptiveMaxPool1d(PerDim size, DimRef[]? over = null) => Ops.Pooling.AtEnd("AdaptiveMaxPool1d", x, over, 1, t => Ops.Pooling.Largest(t, Ops.Pooling.Adaptive("AdaptiveMaxPool1d", Ops.AdaptiveMaxPool1d.Signature, 1, size, t.Type)).Values);

            /// <summary>The largest elements of the windows, and where they are in the flattened pooled dims.</summary>
            /// <param name="size">Sizes of the result; −1 keeps one.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            public ValuesWithIndices AdaptiveMaxPool1dWithIndices(PerDim size, DimRef[]? over = null) => Ops.Pooling.AtEnd("AdaptiveMaxPool1d", x, over, 1, t => Ops.Pooling.Largest(t, Ops.Pooling.Adaptive("AdaptiveMaxPool1d", Ops.AdaptiveMaxPool1d.Signature, 1, size, t.Type)));
        }
    }
}
