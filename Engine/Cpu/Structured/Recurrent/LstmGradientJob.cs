using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>The gradients of one LSTM step over dense [outer, 4, inner].</summary>
unsafe struct LstmGradientJob<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public T* GateGradient, PreviousGradient, HiddenGradient, CellGradient, Active, Previous, Cell;
    public nint Inner;
    public GateSlices Slices;

    public readonly void Run(int chunk)
    {
        for (long run = Slices.Chunks.Begin(chunk), end = Slices.Chunks.End(chunk); run < end; run++)
        {
            var (outer, first, count) = Slices[run];
            nint at = (nint)outer * Inner + (nint)first, gate = (nint)outer * 4 * Inner + (nint)first;
            LstmLine<V, T>.Backward(new(GateGradient + gate, 0, Inner), new(Active + gate, 0, Inner), HiddenGradient + at, 0, null, CellGradient + at, PreviousGradient + at, Previous + at, Cell + at, 0, 1, (nint)count);
        }
    }
}
