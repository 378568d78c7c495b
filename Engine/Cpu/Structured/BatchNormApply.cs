using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>y = [g·factor +] (x − mean)·scale + shift over [outer, channel, inner].</summary>
unsafe struct BatchNormApply<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    const long Grain = 16384;

    public T* Y, G, Factor, X, Mean, Scale, Shift;
    public long Outer, Channels, Inner;
    Slices lines;

    internal static void Start(BatchNormApply<V, T> job)
    {
        job.lines = job.Inner == 1 ? new(job.Outer, Math.Max(1, Grain / Math.Max(1, job.Channels))) : new(job.Outer * job.Channels, Math.Max(1, Grain / Math.Max(1, job.Inner)));
        Team.For(ref job, job.lines.Count);
    }

    public readonly void Run(int chunk)
    {
        for (long line = lines.Begin(chunk), end = lines.End(chunk); line < end; line++)
            if (Inner == 1)
            {
                nint at = (nint)(line * Channels);
                if (G == null) Across(X + at, Mean, Scale, Shift, Y + at, (nint)Channels);
                else Across(G + at, Factor, X + at, Mean, Scale, Shift, Y + at, (nint)Channels);
            }
            else
            {
                long c = line % Channels;
                nint at = (nint)(line * Inner);
                if (G == null) Along(NormalOf(Mean[c], Scale[c], Shift[c]), X + at, Y + at, (nint)Inner);
                else Along(GradientOf(Factor[c], Mean[c], Scale[c], Shift[c]), G + at, X + at, Y + at, (nint)Inner);
            }
    }

    static Normal NormalOf(T mean, T scale, T shift) => new() { Mean = V.Fill(mean), Scale = V.Fill(scale), Shift = V.Fill(shift) };

    internal static Gradient GradientOf(T factor, T mean, T scale, T shift) => new() { Factor = V.Fill(factor), Normal = NormalOf(mean, scale, shift) };

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Along(in Normal normal, T* x, T* y, nint length) => Row<V, T>.Map(normal, x, y, length);

    [MethodImpl(AggressiveOptimization | NoInlining)]
    internal static void Along(in Gradient gradient, T* g, T* x, T* y, nint length) => Row<V, T>.Map(gradient, g, x, y, length);

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Across(T* x, T* mean, T* scale, T* shift, T* y, nint count)
    {
        nint i = 0;
        for (; i <= count - V.Count; i += V.Count) V.Store(y + i, V.MultiplyAdd(V.Load(x + i) - V.Load(mean + i), V.Load(scale + i), V.Load(shift + i)));
        int rest = (int)(count - i);
        if (rest > 0) Row<V, T>.StoreEnd(y + i, rest, V.MultiplyAdd(V.LoadFirst(x + i, rest) - V.LoadFirst(mean + i, rest), V.LoadFirst(scale + i, rest), V.LoadFirst(shift + i, rest)));
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Across(T* g, T* factor, T* x, T* mean, T* scale, T* shift, T* y, nint count)
    {
        nint i = 0;
        for (; i <= count - V.Count; i += V.Count)
            V.Store(y + i, V.MultiplyAdd(V.Load(g + i), V.Load(factor + i), V.MultiplyAdd(V.Load(x + i) - V.Load(mean + i), V.Load(scale + i), V.Load(shift + i))));
        int rest = (int)(count - i);
        if (rest > 0)
            Row<V, T>.StoreEnd(y + i, rest, V.MultiplyAdd(V.LoadFirst(g + i, rest), V.LoadFirst(factor + i, rest),
                V.MultiplyAdd(V.LoadFirst(x + i, rest) - V.LoadFirst(mean + i, rest), V.LoadFirst(scale + i, rest), V.LoadFirst(shift + i, rest))));
    }

    internal struct Normal : IRowFunction<V>
    {
        public V Mean, Scale, Shift;
        [MethodImpl(AggressiveInlining)] public readonly V Run(V x) => V.MultiplyAdd(x - Mean, Scale, Shift);
    }

    internal struct Gradient : IRowFunction2<V>
    {
        public V Factor;
        public Normal Normal;
        [MethodImpl(AggressiveInlining)] public readonly V Run(V g, V x) => V.MultiplyAdd(g, Factor, Normal.Run(x));
    }
}
