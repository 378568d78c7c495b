using System.Numerics;
using System.Runtime.CompilerServices;
using NamedTorch.Ops;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>A banded product along dense lines: a lane is a result where results are evenly spaced, else one short dot product each.</summary>
unsafe struct ResampleLines<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, INumberBase<T>
{
    const long Grain = 8192;

    T* y, x, weights, laneWeights;
    long[] first;
    int[] begin;
    long inputs;
    EvenStretch even;
    Slices lines;

    internal static void Start(T* y, T* x, T* weights, long lines, Band band)
    {
        var job = new ResampleLines<V, T> { y = y, x = x, weights = weights, first = band.First, begin = band.Begin, inputs = band.Inputs };
        var taps = new int[band.First.Length];
        for (int o = 0; o < taps.Length; o++) taps[o] = band.Begin[o + 1] - band.Begin[o];
        job.even = EvenStretch.Find(band.First, taps);
        // Too few for the lanes: none.
        if (job.even.Last - job.even.First < V.Count) job.even = default;
        int results = job.even.Last - job.even.First;
        using var scratch = Scratch.Rent((long)results * job.even.Taps * sizeof(T));
        job.laneWeights = (T*)scratch.Pointer;
        for (int o = 0; o < results; o++)
            for (int k = 0; k < job.even.Taps; k++) job.laneWeights[k * results + o] = weights[band.Begin[job.even.First + o] + k];
        job.lines = new(lines, Math.Max(1, Grain / Math.Max(1, band.Weights.Length)), 1024);
        Team.For(ref job, job.lines.Count);
    }

    public readonly void Run(int chunk)
    {
        switch (even.Stride)
        {
            case 1: Run<Strides.One<V, T>>(chunk); break;
            case 2: Run<Strides.Two<V, T>>(chunk); break;
            default: Run<Strides.Any<V, T>>(chunk); break;
        }
    }

    readonly void Run<TStride>(int chunk) where TStride : struct, IStride<V, T>
    {
        int results = even.Last - even.First, outputs = first.Length;
        for (long line = lines.Begin(chunk), end = lines.End(chunk); line < end; line++)
        {
            T* from = x + line * inputs, to = y + line * outputs;
            if (results > 0) Even<TStride>(from + first[even.First], to + even.First, laneWeights, results, even.Taps, even.Stride);
            for (int o = 0; o < even.First; o++) to[o] = Single(from + first[o], weights + begin[o], begin[o + 1] - begin[o]);
            for (int o = even.Last; o < outputs; o++) to[o] = Single(from + first[o], weights + begin[o], begin[o + 1] - begin[o]);
        }
    }

    // The last lanes begin earlier, so that they are full: some results are computed twice, alike.
    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Even<TStride>(T* x, T* y, T* weights, int results, int taps, nint stride) where TStride : struct, IStride<V, T>
    {
        for (int next = 0; next < results; next += V.Count)
        {
            int o = Math.Min(next, results - V.Count);
            V sum = V.Zero;
            for (int k = 0; k < taps; k++) sum = V.MultiplyAdd(V.Load(weights + k * results + o), TStride.Load(x + o * stride + k, stride), sum);
            V.Store(y + o, sum);
        }
    }

    static T Single(T* x, T* weights, int count)
    {
        T sum = T.Zero;
        for (int k = 0; k < count; k++) sum += weights[k] * x[k];
        return sum;
    }
}
