using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Lines along one dim, brought into dense buffers of the computing type where they do not lie so, several threads at once.</summary>
sealed unsafe class CpuLines : ILineKernel
{
    /// <summary>Elements that make a task.</summary>
    const long Grain = 8192;

    /// <inheritdoc/>
    public void Run<TLine>(in TLine line, Tensor x, int dim, DType computing, Tensor? values, Tensor? indices) where TLine : struct, ILine
    {
        switch (computing)
        {
            case DType.Float32: Run<TLine, float>(line, x, dim, computing, values, indices); break;
            case DType.Float64: Run<TLine, double>(line, x, dim, computing, values, indices); break;
            case DType.Int32: Run<TLine, int>(line, x, dim, computing, values, indices); break;
            case DType.Int64: Run<TLine, long>(line, x, dim, computing, values, indices); break;
            default: throw new ArgumentOutOfRangeException(nameof(computing), computing, "not a computing type");
        }
    }

    static void Run<TLine, T>(in TLine line, Tensor x, int dim, DType computing, Tensor? values, Tensor? indices)
        where TLine : struct, ILine where T : unmanaged, INumber<T>
    {
        fixed (byte* source = x.Storage, toValues = values?.Storage, toIndices = indices?.Storage)
        {
            var job = new Job<TLine, T> { Line = line, Computing = computing };
            LineLoop.Build(x, dim, out job.Loop);
            LineLoop.Follow(x, dim, source, out job.X);
            if (values is not null) LineLoop.Follow(values, dim, toValues, out job.Values);
            if (indices is not null) LineLoop.Follow(indices, dim, toIndices, out job.Indices);
            if (job.Loop.Count == 0) return;
            job.Tasks = (int)Math.Clamp(job.Loop.Count * Math.Max(1, job.X.Length) / Grain, 1, Math.Min(job.Loop.Count, 1024));
            if (job.Tasks == 1) job.Run(0);
            else Team.For(ref job, job.Tasks);
        }
        GC.KeepAlive(x.Storage);
        GC.KeepAlive(values?.Storage);
        GC.KeepAlive(indices?.Storage);
    }

    struct Job<TLine, T> : IJob where TLine : struct, ILine where T : unmanaged, INumber<T>
    {
        internal TLine Line;
        internal LineLoop Loop;
        internal LineLoop.Track X, Values, Indices;
        internal DType Computing;
        internal int Tasks;

        public void Run(int task)
        {
            int n = checked((int)X.Length), m = checked((int)Values.Length), k = checked((int)Indices.Length);
            using var scratch = Scratch.Rent((long)(n + m) * sizeof(T) + (long)k * sizeof(long) + 64);
            long* places = (long*)scratch.Pointer;
            T* line = (T*)(places + k), chosen = line + n;
            for (long i = Loop.Count * task / Tasks; i < Loop.Count * (task + 1) / Tasks; i++)
            {
                Convert<T>.Load(X.DType, X.At(Loop.Offset(X, i)), X.Stride, line, n);
                T* values = m > 0 && Values.DType == Computing && Values.Stride == 1 ? (T*)Values.At(Loop.Offset(Values, i)) : chosen;
                Line.Run(new Span<T>(line, n), new Span<T>(values, m), new Span<long>(places, k));
                if (m > 0 && values == chosen) Convert<T>.Store(Values.DType, chosen, Values.At(Loop.Offset(Values, i)), Values.Stride, m);
                if (k > 0) Convert<long>.Store(DType.Int64, places, Indices.At(Loop.Offset(Indices, i)), Indices.Stride, k);
            }
        }
    }
}
