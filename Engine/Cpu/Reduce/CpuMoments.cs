using System.Numerics;
using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>
/// Means and sums of squared deviations. A block is read twice while it lies in the first-level cache: for its mean, then for the
/// deviations from it; blocks are joined in float64 (Chan, Golub, LeVeque 1979: M₂ = M₂ₐ + M₂ᵦ + δ² nₐnᵦ/n).
/// </summary>
sealed class CpuMoments : IMomentKernel
{
    /// <inheritdoc/>
    public void Run(Tensor mean, Tensor squares, Tensor x)
    {
        if (x.DType == DType.Float64) Typed<DoubleLane, double>.Run(mean, squares, x, DType.Float64);
        else Typed<FloatLane, float>.Run(mean, squares, x, DType.Float32);
    }

    struct Moment
    {
        internal double Count, Mean, Squares;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Join(in Moment other)
        {
            var (count, mean, squares) = (other.Count, other.Mean, other.Squares);
            double total = Count + count, delta = mean - Mean;
            if (total == 0) return;
            Mean += delta * (count / total);
            Squares += squares + delta * delta * (Count * count / total);
            Count = total;
        }
    }

    static unsafe class Typed<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int Block = 1024;

        /// <summary>Shorter runs are gathered.</summary>
        const int LeastRun = 64;
        const int ColumnBlock = 64;
        const int Grain = 16384;

        internal static void Run(Tensor mean, Tensor squares, Tensor x, DType computing)
        {
            long* space = stackalloc long[FoldLayout.Space(x.Rank)];
            fixed (byte* m = mean.Storage, s = squares.Storage, source = x.Storage)
            {
                var job = new Job { Computing = computing, X = FoldLayout.Build(x, mean.Rank, space), Mean = (double*)m + mean.Offset, Squares = (double*)s + squares.Offset };
                job.X.Start = source + x.Offset * x.DType.ByteSize;
                job.RunAll();
            }
            GC.KeepAlive(mean.Storage);
            GC.KeepAlive(squares.Storage);
            GC.KeepAlive(x.Storage);
        }

        struct Job : IJob
        {
            internal FoldLayout X;
            internal DType Computing;
            internal double* Mean, Squares;
            int tasks, strips, blocks;
            Moment* partial;

            internal void RunAll()
            {
                long work = X.Kept * X.Reduced;
                strips = (int)((X.Columns + V.Count - 1) / V.Count);
                long cells = X.Columns > 0 ? X.Outer * strips : X.Kept;
                // Few results of many elements: the elements are cut too, so that there is work for every thread.
                blocks = work < 2 * Grain ? 1 : (int)Math.Clamp(Math.Min(64 / Math.Max(1, cells), X.Reduced / Block), 1, 64);
                tasks = work < 2 * Grain ? 1 : (int)Math.Clamp(work / Grain, 1, Math.Min(cells * blocks, 1024));
                using var scratch = Scratch.Rent(blocks > 1 ? X.Kept * blocks * sizeof(Moment) : 0);
                partial = (Moment*)scratch.Pointer;
                if (tasks == 1) Run(0);
                else Team.For(ref this, tasks);
                if (blocks == 1) return;
                for (long k = 0; k < X.Kept; k++)
                {
                    Moment all = default;
                    for (int b = 0; b < blocks; b++) all.Join(partial[k * blocks + b]);
                    Store(X.Columns > 0 ? X.ResultOffset(k / X.Columns) + k % X.Columns * X.ColumnStep : X.ResultOffset(k), all);
                }
            }

            public void Run(int task)
            {
                long cells = (X.Columns > 0 ? X.Outer * strips : X.Kept) * blocks;
                for (long i = cells * task / tasks; i < cells * (task + 1) / tasks; i++)
                {
                    int block = (int)(i % blocks);
                    long first = X.Reduced * block / blocks, end = X.Reduced * (block + 1) / blocks;
                    if (X.Columns > 0) Columns(i / blocks / strips, (int)(i / blocks % strips), block, first, end);
                    else Put(i / blocks, block, X.ResultOffset(i / blocks), Row(i / blocks, first, end));
                }
            }

            void Put(long k, int block, long at, in Moment moment)
            {
                if (blocks > 1) partial[k * blocks + block] = moment;
                else Store(at, moment);
            }

            void Store(long at, in Moment moment)
            {
                Mean[at] = moment.Count == 0 ? double.NaN : moment.Mean;
                Squares[at] = moment.Squares;
            }

            [SkipLocalsInit]
            Moment Row(long k, long first, long end)
            {
                Moment all = default;
                T* buffer = stackalloc T[Block];
                byte* source = X.Start + X.SourceOffset(k) * X.ByteSize;
                long run = X.Run;
                bool isInPlace = X.RunStride == 1 && X.DType == Computing && (run >= LeastRun || run == X.Reduced);
                while (first < end)
                {
                    int count = (int)Math.Min(Block, end - first);
                    T* x = buffer;
                    if (!isInPlace) X.Gather(source, first, count, buffer);
                    else
                    {
                        count = (int)Math.Min(count, run - first % run);
                        x = (T*)source + X.ReducedOffset(first);
                    }
                    all.Join(Of(x, count));
                    first += count;
                }
                return all;
            }

            // Slip is what the lanes' rounding took from the mean: it goes back, and out of the squares.
            [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
            static Moment Of(T* x, int count)
            {
                T near = Row<V, T>.Sum(x, count) / T.CreateTruncating(count);
                V mean = V.Fill(near), a = V.Zero, b = a, c = a, d = a;
                int i = 0;
                for (; i + 2 * V.Count <= count; i += 2 * V.Count)
                {
                    V p = V.Load(x + i) - mean, q = V.Load(x + i + V.Count) - mean;
                    (a, b, c, d) = (V.MultiplyAdd(p, p, a), V.MultiplyAdd(q, q, b), c + p, d + q);
                }
                for (; i < count; i += V.Count)
                {
                    int rest = Math.Min(V.Count, count - i);
                    V p = V.Select(V.FirstMask(rest), V.LoadFirst(x + i, rest) - mean, V.Zero);
                    (a, c) = (V.MultiplyAdd(p, p, a), c + p);
                }
                double slip = double.CreateTruncating(Row<V, T>.Sum(c + d));
                return new() { Count = count, Mean = double.CreateTruncating(near) + slip / count, Squares = double.CreateTruncating(Row<V, T>.Sum(a + b)) - slip * slip / count };
            }

            // A lane holds neighbouring results; a narrow strip is padded.
            void Columns(long outer, int strip, int block, long first, long end)
            {
                long j = (long)strip * V.Count;
                int width = (int)Math.Min(V.Count, X.Columns - j);
                byte* source = X.Start + (X.SourceOffset(outer) + j) * X.ByteSize;
                T* rows = stackalloc T[ColumnBlock * V.Count], lanes = stackalloc T[V.Count], deviations = stackalloc T[V.Count], spread = stackalloc T[V.Count];
                Moment* all = stackalloc Moment[V.Count];
                new Span<Moment>(all, V.Count).Clear();
                new Span<T>(rows, ColumnBlock * V.Count).Clear();
                bool dense = X.DType == Computing && width == V.Count;
                long run = X.Run, stride = X.RunStride * X.ByteSize;
                for (long r = first; r < end;)
                {
                    int n = (int)Math.Min(Math.Min(run - r % run, end - r), ColumnBlock);
                    byte* x = source + X.ReducedOffset(r) * X.ByteSize;
                    T* row = (T*)x;
                    long step = X.RunStride;
                    if (!dense)
                    {
                        row = rows;
                        step = V.Count;
                        for (int i = 0; i < n; i++) Convert<T>.Load(X.DType, x + i * stride, 1, rows + i * V.Count, width);
                    }
                    V sum = V.Zero;
                    for (int i = 0; i < n; i++) sum += V.Load(row + i * step);
                    V mean = sum / V.Of(n), squares = V.Zero, slip = V.Zero;
                    for (int i = 0; i < n; i++)
                    {
                        V d = V.Load(row + i * step) - mean;
                        (squares, slip) = (V.MultiplyAdd(d, d, squares), slip + d);
                    }
                    // As for rows: slip / n is what rounding took from the mean.
                    V.Store(lanes, mean);
                    V.Store(deviations, slip / V.Of(n));
                    V.Store(spread, squares);
                    for (int l = 0; l < width; l++)
                    {
                        double s = Wide(deviations[l]);
                        all[l].Join(new() { Count = n, Mean = Wide(lanes[l]) + s, Squares = Wide(spread[l]) - s * s * n });
                    }
                    r += n;
                }
                for (int l = 0; l < width; l++) Put(outer * X.Columns + j + l, block, X.ResultOffset(outer) + (j + l) * X.ColumnStep, all[l]);
            }

            static double Wide(T v) => double.CreateTruncating(v);
        }
    }
}
