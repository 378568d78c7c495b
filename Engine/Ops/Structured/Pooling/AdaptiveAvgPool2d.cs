using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The means of as many nearly equal windows over two dims as asked for.</summary>
    /// <remarks>Window o covers the places ⌊o·n/size⌋ to ⌈(o + 1)·n/size⌉. Linear.</remarks>
    public readonly struct AdaptiveAvgPool2d : IOperation
    {
        /// <summary>Names and sizes, the pooled dims last.</summary>
        public const string Signature = "[over] x -> ..; ..b 'h 'w -> ..b 'h=size0 'w=size1";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("plain", x => x[0].AdaptiveAvgPool2d((2, 3)), new Input(("Batch", 2), ("Channel", 2), ("Height", 6), ("Width", 5))),
            new("by name", x => x[0].AdaptiveAvgPool2d(2, over: ["Height", "Width"]), new Input(("Height", 6), ("Width", 5), ("Batch", 2), ("Channel", 2))),
            new("larger", x => x[0].AdaptiveAvgPool2d(9), new Input(2, 2, 6, 5)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AdaptiveAvgPool2d"/>
            /// <param name="size">Sizes of the result; −1 keeps one.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            [Signature(Ops.AdaptiveAvgPool2d.Signature)]
            public Tensor AdaptiveAvgPool2d(PerDim size, DimRef[]? over = null) =>
                Ops.Pooling.AtEnd("AdaptiveAvgPool2d", x, over, 2, t => Ops.Pooling.Average(t, Ops.Pooling.Adaptive("AdaptiveAvgPool2d", Ops.AdaptiveAvgPool2d.Signature, 2, size, t.Type)));
        }
    }
}
