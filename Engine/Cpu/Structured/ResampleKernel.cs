using System.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Banded products: whole inner runs at once where there are any, else line by line (<see cref="ResampleLines{V, T}"/>).</summary>
sealed unsafe class ResampleKernel : IResampleKernel
{
    public void Run(Tensor y, Tensor x, Band band)
    {
        if (x.DType == DType.Float32) Run<FloatLane, float>(y, x, band);
        else Run<DoubleLane, double>(y, x, band);
        GC.KeepAlive(y.Storage);
        GC.KeepAlive(x.Storage);
    }

    static void Run<V, T>(Tensor y, Tensor x, Band band) where V : struct, ISimd<V, T> where T : unmanaged, INumberBase<T>
    {
        T[] weights = Array.ConvertAll(band.Weights, w => T.CreateTruncating(w));
        fixed (byte* py = y.Storage, px = x.Storage)
        fixed (T* w = weights)
        {
            long outputs = band.Outputs, rows = x.Sizes[0] * outputs, inner = x.Sizes[2];
            if (inner == 1)
            {
                ResampleLines<V, T>.Start(Memory.Of<T>(py, y), Memory.Of<T>(px, x), w, x.Sizes[0], band);
                return;
            }
            var job = new Job<V, T>
            {
                Y = Memory.Of<T>(py, y),
                X = Memory.Of<T>(px, x),
                Weights = w,
                First = band.First,
                Begin = band.Begin,
                Inputs = band.Inputs,
                Outputs = outputs,
                Inner = inner,
                Rows = new Slices(rows, Math.Max(1, 8192 / Math.Max(1, inner * Math.Max(1, weights.Length / outputs))), 1024),
            };
            Team.For(ref job, job.Rows.Count);
        }
    }

    struct Job<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, INumberBase<T>
    {
        public T* Y, X, Weights;
        public long[] First;
        public int[] Begin;
        public long Inputs, Outputs, Inner;
        public Slices Rows;

        public readonly void Run(int chunk)
        {
            for (long row = Rows.Begin(chunk), end = Rows.End(chunk); row < end; row++)
            {
                long outer = row / Outputs, o = row % Outputs;
                T* y = Y + row * Inner, x = X + (outer * Inputs + First[o]) * Inner, w = Weights + Begin[o];
                Runs(y, x, w, Begin[o + 1] - Begin[o]);
            }
        }

        readonly void Runs(T* y, T* x, T* w, int count)
        {
            long j = 0;
            for (; j <= Inner - V.Count; j += V.Count)
            {
                V sum = V.Zero;
                for (int k = 0; k < count; k++) sum = V.MultiplyAdd(V.Fill(w[k]), V.Load(x + k * Inner + j), sum);
                V.Store(y + j, sum);
            }
            for (; j < Inner; j++)
            {
                T sum = T.Zero;
                for (int k = 0; k < count; k++) sum += w[k] * x[k * Inner + j];
                y[j] = sum;
            }
        }
    }
}
