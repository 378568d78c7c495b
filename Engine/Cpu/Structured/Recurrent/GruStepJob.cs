using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>One GRU step over dense [outer, 3, inner].</summary>
unsafe struct GruStepJob<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public T* FromInput, FromHidden, Hidden, Next, Active;
    public nint Inner;
    public GateSlices Slices;

    public readonly void Run(int chunk)
    {
        for (long run = Slices.Chunks.Begin(chunk), end = Slices.Chunks.End(chunk); run < end; run++)
        {
            var (outer, first, count) = Slices[run];
            nint at = (nint)outer * Inner + (nint)first, gate = (nint)outer * 3 * Inner + (nint)first;
            GruLine<V, T>.Forward(new(FromInput + gate, 0, Inner), new(FromHidden + gate, 0, Inner), default, new(Active + gate, 0, Inner), null, Hidden + at, Next + at, 0, 1, (nint)count);
        }
    }
}
