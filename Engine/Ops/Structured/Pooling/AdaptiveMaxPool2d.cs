using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The largest elements of as many nearly equal windows over two dims as asked for.</summary>
    /// <remarks>Window o covers the places ⌊o·n/size⌋ to ⌈(o + 1)·n/size⌉.</remarks>
    public readonly struct AdaptiveMaxPool2d : IOperation
    {
        /// <summary>Names and sizes, the pooled dims last.</summary>
        public const string Signature = "[over] x -> ..; ..b 'h 'w -> ..b 'h=size0 'w=size1";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("plain", x => x[0].AdaptiveMaxPool2d((2, 3)), new Input(("Batch", 2), ("Channel", 2), ("Height", 6), ("Width", 5))),
            new("by name", x => x[0].AdaptiveMaxPool2d(2, over: ["Height", "Width"]), new Input(("Height", 6), ("Width", 5), ("Batch", 2), ("Channel", 2))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AdaptiveMaxPool2d"/>
            /// <param name="size">Sizes of the result; −1 keeps one.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            [Signature(Ops.AdaptiveMaxPool2d.Signature)]
            public Tensor AdaptiveMaxPool2d(PerDim size, DimRef[]? over = null) => Ops.Pooling.AtEnd("AdaptiveMaxPool2d", x, over, 2, t => Ops.Pooling.Largest(t, Ops.Pooling.Adaptive("AdaptiveMaxPool2d", Ops.AdaptiveMaxPool2d.Signature, 2, size, t.Type)).Values);

            /// <summary>The largest elements of the windows, and where they are in the flattened pooled dims.</summary>
            /// <param name="size">Sizes of the result; −1 keeps one.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            public ValuesWithIndices AdaptiveMaxPool2dWithIndices(PerDim size, DimRef[]? over = null) => Ops.Pooling.AtEnd("AdaptiveMaxPool2d", x, over, 2, t => Ops.Pooling.Largest(t, Ops.Pooling.Adaptive("AdaptiveMaxPool2d", Ops.AdaptiveMaxPool2d.Signature, 2, size, t.Type)));
        }
    }
}
