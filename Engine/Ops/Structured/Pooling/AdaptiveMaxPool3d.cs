using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The largest elements of as many nearly equal windows over three dims as asked for.</summary>
    /// <remarks>Window o covers the places ⌊o·n/size⌋ to ⌈(o + 1)·n/size⌉.</remarks>
    public readonly struct AdaptiveMaxPool3d : IOperation
    {
        /// <summary>Names and sizes, the pooled dims last.</summary>
        public const string Signature = "[over] x -> ..; ..b 'd 'h 'w -> ..b 'd=size0 'h=size1 'w=size2";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("plain", x => x[0].AdaptiveMaxPool3d((2, 3, 2)), new Input(("Batch", 2), ("Channel", 2), ("Depth", 4), ("Height", 4), ("Width", 5))),
            new("by name", x => x[0].AdaptiveMaxPool3d(2, over: ["Depth", "Height", "Width"]), new Input(("Depth", 4), ("Height", 4), ("Width", 5), ("Batch", 2), ("Channel", 2))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AdaptiveMaxPool3d"/>
            /// <param name="size">Sizes of the result; −1 keeps one.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            [Signature(Ops.AdaptiveMaxPool3d.Signature)]
            public Tensor AdaptiveMaxPool3d(PerDim size, DimRef[]? over = null) => Ops.Pooling.AtEnd("AdaptiveMaxPool3d", x, over, 3, t => Ops.Pooling.Largest(t, Ops.Pooling.Adaptive("AdaptiveMaxPool3d", Ops.AdaptiveMaxPool3d.Signature, 3, size, t.Type)).Values);

            /// <summary>The largest elements of the windows, and where they are in the flattened pooled dims.</summary>
            /// <param name="size">Sizes of the result; −1 keeps one.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            public ValuesWithIndices AdaptiveMaxPool3dWithIndices(PerDim size, DimRef[]? over = null) => Ops.Pooling.AtEnd("AdaptiveMaxPool3d", x, over, 3, t => Ops.Pooling.Largest(t, Ops.Pooling.Adaptive("AdaptiveMaxPool3d", Ops.AdaptiveMaxPool3d.Signature, 3, size, t.Type)));
        }
    }
}
