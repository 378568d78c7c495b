using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>One LSTM step over dense [outer, 4, inner].</summary>
unsafe struct LstmStepJob<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public T* Gates, Previous, Cell, Hidden, Active;
    public nint Inner;
    public GateSlices Slices;

    public readonly void Run(int chunk)
    {
        for (long run = Slices.Chunks.Begin(chunk), end = Slices.Chunks.End(chunk); run < end; run++)
        {
            var (outer, first, count) = Slices[run];
            nint at = (nint)outer * Inner + (nint)first, gate = (nint)outer * 4 * Inner + (nint)first;
            LstmLine<V, T>.Forward(new(Gates + gate, 0, Inner), default, default, new(Active + gate, 0, Inner), Previous + at, Cell + at, Hidden + at, 0, 1, (nint)count);
        }
    }
}
