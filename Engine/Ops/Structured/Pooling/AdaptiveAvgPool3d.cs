using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The means of as many nearly equal windows over three dims as asked for.</summary>
    /// <remarks>Window o covers the places ⌊o·n/size⌋ to ⌈(o + 1)·n/size⌉. Linear.</remarks>
    public readonly struct AdaptiveAvgPool3d : IOperation
    {
        /// <summary>Names and sizes, the pooled dims last.</summary>
        public const string Signature = "[over] x -> ..; ..b 'd 'h 'w -> ..b 'd=size0 'h=size1 'w=size2";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("plain", x => x[0].AdaptiveAvgPool3d((2, 3, 2)), new Input(("Batch", 2), ("Channel", 2), ("Depth", 4), ("Height", 4), ("Width", 5))),
            new("by name", x => x[0].AdaptiveAvgPool3d(2, over: ["Depth", "Height", "Width"]), new Input(("Depth", 4), ("Height", 4), ("Width", 5), ("Batch", 2), ("Channel", 2))),
            new("larger", x => x[0].AdaptiveAvgPool3d(9), new Input(2, 2, 4, 4, 5)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AdaptiveAvgPool3d"/>
            /// <param name="size">Sizes of the result; −1 keeps one.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            [Signature(Ops.AdaptiveAvgPool3d.Signature)]
            public Tensor AdaptiveAvgPool3d(PerDim size, DimRef[]? over = null) =>
                Ops.Pooling.AtEnd("AdaptiveAvgPool3d", x, over, 3, t => Ops.Pooling.Average(t, Ops.Pooling.Adaptive("AdaptiveAvgPool3d", Ops.AdaptiveAvgPool3d.Signature, 3, size, t.Type)));
        }
    }
}
