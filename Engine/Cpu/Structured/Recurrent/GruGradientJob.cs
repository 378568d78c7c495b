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
            GruLine<V, T>.Backward(InputGradient + gate, OwnGradient + gate, HiddenGradient + at, Gradient + at, null, Active + gate, FromHidden + gate, Hidden + at, Inner, (nint)count);
        }
    }
}
