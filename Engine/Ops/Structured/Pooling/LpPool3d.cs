using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>(Σ xᵖ)^(1/p) over each window of three dims.</summary>
    /// <remarks>Sizes ⌊(n − kernel) / stride⌋ + 1. Sums below 0 count as 0.</remarks>
    public readonly struct LpPool3d : IOperation
    {
        /// <summary>Names and sizes, the pooled dims last.</summary>
        public const string Signature = "[over] x -> ..; [ceilMode] x -> ..; "
            + "[stride] ..b 'd 'h 'w -> ..b 'd=(d+2*padding0?0+ceil0?0-dilation0?1*(kernel0-1)-1)/stride0+1 'h=(h+2*padding1?0+ceil1?0-dilation1?1*(kernel1-1)-1)/stride1+1 'w=(w+2*padding2?0+ceil2?0-dilation2?1*(kernel2-1)-1)/stride2+1; "
            + "..b 'd 'h 'w -> ..b 'd=(d+2*padding0?0+ceil0?0-dilation0?1*(kernel0-1)-1)/kernel0+1 'h=(h+2*padding1?0+ceil1?0-dilation1?1*(kernel1-1)-1)/kernel1+1 'w=(w+2*padding2?0+ceil2?0-dilation2?1*(kernel2-1)-1)/kernel2+1";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("p = 2", x => x[0].LpPool3d(2, 2), new Input(("Batch", 2), ("Channel", 2), ("Depth", 4), ("Height", 4), ("Width", 5))),
            new("p = 3", x => x[0].LpPool3d(3, 2, over: ["Depth", "Height", "Width"]), new Input(("Depth", 4), ("Height", 4), ("Width", 5), ("Batch", 2), ("Channel", 2)) { Low = 0.5, High = 2 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LpPool3d"/>
            /// <param name="p">The power.</param>
            /// <param name="kernel">Places in a window.</param>
            /// <param name="stride">From one window to the next; default: the kernel.</param>
            /// <param name="ceilMode">Rounds the number of windows up: the last may reach beyond the end.</param>
            /// <param name="over">The pooled dims; null = the last ones.</param>
            /// <exception cref="ShapeException">NT2004: no window fits; NT2007: a number is out of range.</exception>
            [Signature(Ops.LpPool3d.Signature)]
            public Tensor LpPool3d(double p, PerDim kernel, PerDim stride = default, bool ceilMode = false, DimRef[]? over = null) =>
                Ops.Pooling.AtEnd("LpPool3d", x, over, 3, t => Ops.Pooling.Norm(t, Ops.Pooling.Sliding(new("LpPool3d", Ops.LpPool3d.Signature, 3, kernel, stride, 0, 1, ceilMode), t.Type), p));
        }
    }
}
