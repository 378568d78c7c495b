using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Lines along one dim, brought into dense buffers of the computing type where they do not lie so, several threads at once.</summary>
sealed unsafe class CpuLines : ILineKernel
{
    /// <summary>Elements that make a task.</summary>
    const long Grain = 8192;

    /// <summary>Lines that are read side by side where they lie so.</summary>
    const int Together = 16;

    /// <summary>Longer lines would not stay in the cache side by side.</summary>
    const int Wide = 1 << 15;

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
            long most = job.IsSideBySide ? (job.Loop.Count + Together - 1) / Together : job.Loop.Count;
            job.Tasks = (int)Math.Clamp(job.Loop.Count * Math.Max(1, job.X.Length) / Grain, 1, Math.Min(most, 1024));
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

        internal readonly bool IsSideBySide => X.Stride != 1 && Loop.LastStride(X) == 1 && X.Length <= Wide;

        public void Run(int task)
        {
            int n = checked((int)X.Length), m = checked((int)Values.Length), k = checked((int)Indices.Length);
            // Such lines are read and written together, a cache line at a time.
            int most = IsSideBySide ? Together : 1;
            // Lines a power of two apart would share their places in the cache.
            int pitch = n + Together;
            using var scratch = Scratch.Rent(most * ((long)(pitch + m) * sizeof(T) + (long)k * sizeof(long)) + 64);
            long* places = (long*)scratch.Pointer;
            T* lines = (T*)(places + most * k), chosen = lines + most * pitch;
            long end = Loop.Count * (task + 1) / Tasks;
            for (long i = Loop.Count * task / Tasks; i < end;)
            {
                int count = most == 1 ? 1 : (int)Math.Min(Math.Min(most, end - i), Loop.Side(i));
                Load(X.At(Loop.Offset(X, i)), n, pitch, count, lines);
                T* values = most == 1 && m > 0 && Values.DType == Computing && Values.Stride == 1 ? (T*)Values.At(Loop.Offset(Values, i)) : chosen;
                for (int l = 0; l < count; l++) Line.Run(new Span<T>(lines + l * pitch, n), new Span<T>(values + l * m, m), new Span<long>(places + l * k, k));
                if (m > 0 && values == chosen) Save(Values, i, m, count, chosen);
                if (k > 0) Save(Indices, i, k, count, places);
                i += count;
            }
        }

        void Load(byte* source, int n, int pitch, int count, T* lines)
        {
            if (count == 1)
            {
                Convert<T>.Load(X.DType, source, X.Stride, lines, n);
                return;
            }
            T* row = stackalloc T[Together];
            int first = 0;
            if (X.DType == Computing && count == Together && Transpose.Accelerated<T>())
                for (; first + 8 <= n; first += 8)
                    for (int l = 0; l < Together; l += 8) Transpose.Block((float*)source + first * X.Stride + l, (nint)X.Stride, (float*)lines + l * pitch + first, pitch);
            for (int e = first; e < n; e++)
            {
                Convert<T>.Load(X.DType, source + e * X.Stride * X.DType.ByteSize, 1, row, count);
                for (int l = 0; l < count; l++) lines[l * pitch + e] = row[l];
            }
        }

        void Save<S>(in LineLoop.Track track, long first, int n, int count, S* lines) where S : unmanaged
        {
            long side = Loop.LastStride(track);
            byte* target = track.At(Loop.Offset(track, first));
            if (count == 1)
            {
                Convert<S>.Store(track.DType, lines, target, track.Stride, n);
                return;
            }
            S* row = stackalloc S[Together];
            for (int e = 0; e < n; e++)
            {
                for (int l = 0; l < count; l++) row[l] = lines[l * n + e];
                Convert<S>.Store(track.DType, row, target + e * track.Stride * track.DType.ByteSize, side, count);
            }
        }
    }
}
