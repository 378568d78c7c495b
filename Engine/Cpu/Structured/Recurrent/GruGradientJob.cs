using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>The gradients of one GRU step over dense [outer, 3, inner].</summary>
unsafe struct GruGradientJob<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public T* InputGradient, OwnGradient, HiddenGradient, Gradient, Active, FromHidden, Hidden;
    public nint Inner;
    public GateSlices Slices;

    public readonly void Run(int chunk)
    {
        for (long run = Slices.Chunks.Begin(chunk), end = Slices.Chunks.End(chunk); run < end; run++)
        {
            var (outer, first, count) = Slices[run];
            nint at = (nint)outer * Inner + (nint)first, gate = (nint)outer * 3 * Inner + (nint)first;
            GruLine<V, T>.Backward(new(InputGradient + gate, 0, Inner), new(OwnGradient + gate, 0, Inner), new(Active + gate, 0, Inner), FromHidden + gate + 2 * Inner, 0, Gradient + at, null, 0, null, HiddenGradient + at, Hidden + at, 0, 1, (nint)count);
        }
    }
}
