using System.Runtime.CompilerServices;
using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>
/// The one reduction loop. Where the kept dims are the dense ones, whole lanes of results are accumulated at once (columns); else
/// each result folds its own runs of elements (rows). Long runs are folded in blocks whose results are combined pairwise: accurate,
/// and the order depends on sizes and strides only.
/// </summary>
sealed unsafe class CpuFold<TFold, V, T>(DType computing) : FoldKernel<TFold>
    where TFold : struct, IFold where V : struct, ISimd<V, T> where T : unmanaged
{
    /// <summary>Elements that are folded one after the other before the partial result is put aside.</summary>
    const int Block = 1024;

    /// <summary>The same for columns, where four lanes run side by side.</summary>
    const int ColumnBlock = 128;

    /// <summary>Elements that make a task.</summary>
    const int Grain = 16384;

    public override void Run(in TFold fold, Tensor result, Tensor x)
    {
        if (result.ElementCount == 0) return;
        long* space = stackalloc long[FoldLayout.Space(x.Rank)];
        fixed (byte* y = result.Storage, source = x.Storage)
        {
            var job = new Job { Fold = fold, Computing = computing, X = FoldLayout.Build(x, result.Rank, space), Result = y + result.Offset * result.DType.ByteSize, ResultType = result.DType };
            job.X.Start = source + x.Offset * x.DType.ByteSize;
            job.RunAll();
        }
        GC.KeepAlive(result.Storage);
        GC.KeepAlive(x.Storage);
    }

    struct Job : IJob
    {
        internal TFold Fold;
        internal FoldLayout X;
        internal DType Computing, ResultType;
        internal byte* Result;
        int strips, blocks, tasks;
        bool isShared;
        T* partial;

        internal void RunAll()
        {
            bool small = X.Kept * X.Reduced < 2 * Grain;
            if (X.Columns > 0)
            {
                strips = (int)((X.Columns + 4 * V.Count - 1) / (4 * V.Count));
                long cells = X.Outer * strips;
                // Few columns and many rows: the rows are cut, so that there is work for every thread.
                blocks = small ? 1 : (int)Math.Clamp(Math.Min(64 / cells, X.Reduced / 64), 1, 64);
                tasks = small ? 1 : (int)Math.Clamp(X.Kept * X.Reduced / Grain, 1, Math.Min(cells * blocks, 1024));
            }
            else
            {
                blocks = (int)Math.Max(1, (X.Reduced + Block - 1) / Block);
                if (!small && X.Kept < 64 && blocks >= 32)
                {
                    RunLong();
                    return;
                }
                tasks = small ? 1 : (int)Math.Clamp(X.Kept * X.Reduced / Grain, 1, Math.Min(X.Kept, 1024));
            }
            using var scratch = Scratch.Rent(X.Columns > 0 && blocks > 1 ? X.Kept * blocks * sizeof(T) : 0);
            partial = (T*)scratch.Pointer;
            if (tasks == 1) Run(0);
            else Team.For(ref this, tasks);
            if (X.Columns > 0 && blocks > 1) Combine();
        }

        // Few results of many elements: the blocks of all results are shared out, then combined.
        void RunLong()
        {
            using var scratch = Scratch.Rent(X.Kept * blocks * sizeof(T));
            partial = (T*)scratch.Pointer;
            (isShared, tasks) = (true, (int)Math.Clamp(X.Kept * X.Reduced / Grain, 1, 4096));
            Team.For(ref this, tasks);
            for (long k = 0; k < X.Kept; k++) Store(X.ResultOffset(k), Pairwise(partial + k * blocks, blocks));
        }

        public void Run(int task)
        {
            if (X.Columns > 0)
            {
                long cells = X.Outer * strips * blocks;
                for (long i = cells * task / tasks; i < cells * (task + 1) / tasks; i++) Columns(i / blocks / strips, (int)(i / blocks % strips), (int)(i % blocks));
            }
            else if (isShared)
            {
                long cells = X.Kept * blocks;
                for (long i = cells * task / tasks; i < cells * (task + 1) / tasks; i++) partial[i] = Row(i / blocks, i % blocks * Block);
            }
            else Rows(task);
        }

        // Four lanes of columns at once down the rows; what is left of the columns, one by one.
        void Columns(long outer, int strip, int block)
        {
            long j = strip * 4L * V.Count, r0 = X.Reduced * block / blocks, r1 = X.Reduced * (block + 1) / blocks;
            int width = (int)Math.Min(X.Columns - j, 4 * V.Count);
            byte* source = X.Start + (X.SourceOffset(outer) + j) * X.ByteSize;
            T* sums = stackalloc T[4 * V.Count], row = stackalloc T[4 * V.Count];
            if (width == 4 * V.Count && X.DType == Computing) Strip((T*)source, r0, r1, sums);
            else Narrow(source, width, r0, r1, sums, row);
            if (blocks > 1) Unsafe.CopyBlockUnaligned(partial + (block * X.Outer + outer) * X.Columns + j, sums, (uint)(width * sizeof(T)));
            else Convert<T>.Store(ResultType, sums, Result + (X.ResultOffset(outer) + j * X.ColumnStep) * ResultType.ByteSize, X.ColumnStep, width);
        }

        void Strip(T* source, long r0, long r1, T* sums)
        {
            V t0 = Fold.Identity<V>(), t1 = t0, t2 = t0, t3 = t0;
            long run = X.Run, stride = X.RunStride;
            for (long r = r0; r < r1;)
            {
                long n = Math.Min(Math.Min(run - r % run, r1 - r), ColumnBlock);
                T* x = source + X.ReducedOffset(r);
                V a = Fold.Identity<V>(), b = a, c = a, d = a;
                for (long i = 0; i < n; i++, x += stride)
                {
                    a = Fold.Combine(a, Fold.Enter(V.Load(x)));
                    b = Fold.Combine(b, Fold.Enter(V.Load(x + V.Count)));
                    c = Fold.Combine(c, Fold.Enter(V.Load(x + 2 * V.Count)));
                    d = Fold.Combine(d, Fold.Enter(V.Load(x + 3 * V.Count)));
                }
                (t0, t1, t2, t3) = (Fold.Combine(t0, a), Fold.Combine(t1, b), Fold.Combine(t2, c), Fold.Combine(t3, d));
                r += n;
            }
            V.Store(sums, t0);
            V.Store(sums + V.Count, t1);
            V.Store(sums + 2 * V.Count, t2);
            V.Store(sums + 3 * V.Count, t3);
        }

        void Narrow(byte* source, int width, long r0, long r1, T* sums, T* row)
        {
            int lanes = (width + V.Count - 1) / V.Count;
            for (int l = 0; l < lanes; l++) V.Store(sums + l * V.Count, Fold.Identity<V>());
            T* block = stackalloc T[4 * V.Count];
            long run = X.Run, stride = X.RunStride * X.ByteSize;
            for (long r = r0; r < r1;)
            {
                long n = Math.Min(Math.Min(run - r % run, r1 - r), ColumnBlock);
                byte* x = source + X.ReducedOffset(r) * X.ByteSize;
                for (int l = 0; l < lanes; l++) V.Store(block + l * V.Count, Fold.Identity<V>());
                for (long i = 0; i < n; i++, x += stride)
                {
                    Convert<T>.Load(X.DType, x, 1, row, width);
                    for (int l = 0; l < lanes; l++) V.Store(block + l * V.Count, Fold.Combine(V.Load(block + l * V.Count), Fold.Enter(V.Load(row + l * V.Count))));
                }
                for (int l = 0; l < lanes; l++) V.Store(sums + l * V.Count, Fold.Combine(V.Load(sums + l * V.Count), V.Load(block + l * V.Count)));
                r += n;
            }
        }

        void Combine()
        {
            T* column = stackalloc T[64];
            for (long k = 0; k < X.Kept; k++)
            {
                for (int b = 0; b < blocks; b++) column[b] = partial[b * X.Kept + k];
                Store(X.ResultOffset(k / X.Columns) + k % X.Columns * X.ColumnStep, Pairwise(column, blocks));
            }
        }

        void Rows(int task)
        {
            using var scratch = Scratch.Rent((long)blocks * sizeof(T));
            T* sums = (T*)scratch.Pointer;
            for (long k = X.Kept * task / tasks; k < X.Kept * (task + 1) / tasks; k++)
            {
                for (int b = 0; b < blocks; b++) sums[b] = Row(k, (long)b * Block);
                Store(X.ResultOffset(k), Pairwise(sums, blocks));
            }
        }

        // Four accumulators hide the latency; what is left over enters one by one.
        [SkipLocalsInit]
        T Row(long k, long first)
        {
            int count = (int)Math.Min(Block, X.Reduced - first);
            if (count <= 0) return First(Fold.Identity<V>());
            if (X.RunStride == 1 && X.DType == Computing && X.Run % (2 * V.Count) == 0) return Runs(k, first, count);
            T* buffer = stackalloc T[Block];
            T* x = Fetch(k, first, count, buffer);
            V a = Fold.Identity<V>(), b = a, c = a, d = a;
            int i = 0;
            for (; i + 4 * V.Count <= count; i += 4 * V.Count)
            {
                a = Fold.Combine(a, Fold.Enter(V.Load(x + i)));
                b = Fold.Combine(b, Fold.Enter(V.Load(x + i + V.Count)));
                c = Fold.Combine(c, Fold.Enter(V.Load(x + i + 2 * V.Count)));
                d = Fold.Combine(d, Fold.Enter(V.Load(x + i + 3 * V.Count)));
            }
            for (; i + V.Count <= count; i += V.Count) a = Fold.Combine(a, Fold.Enter(V.Load(x + i)));
            T* lanes = stackalloc T[V.Count];
            V.Store(lanes, Fold.Combine(Fold.Combine(a, b), Fold.Combine(c, d)));
            T sum = Pairwise(lanes, V.Count);
            for (; i < count; i++) sum = First(Fold.Combine(V.Fill(sum), Fold.Enter(V.Fill(x[i]))));
            return sum;
        }

        // Runs of whole lanes are read where they lie.
        T Runs(long k, long first, int count)
        {
            T* source = (T*)X.Start + X.SourceOffset(k);
            V a = Fold.Identity<V>(), b = a, c = a, d = a;
            for (int done = 0; done < count;)
            {
                int n = (int)Math.Min(X.Run - (first + done) % X.Run, count - done), i = 0;
                T* x = source + X.ReducedOffset(first + done);
                for (; i + 4 * V.Count <= n; i += 4 * V.Count)
                {
                    a = Fold.Combine(a, Fold.Enter(V.Load(x + i)));
                    b = Fold.Combine(b, Fold.Enter(V.Load(x + i + V.Count)));
                    c = Fold.Combine(c, Fold.Enter(V.Load(x + i + 2 * V.Count)));
                    d = Fold.Combine(d, Fold.Enter(V.Load(x + i + 3 * V.Count)));
                }
                for (; i < n; i += V.Count) a = Fold.Combine(a, Fold.Enter(V.Load(x + i)));
                done += n;
            }
            T* lanes = stackalloc T[V.Count];
            V.Store(lanes, Fold.Combine(Fold.Combine(a, b), Fold.Combine(c, d)));
            return Pairwise(lanes, V.Count);
        }

        T* Fetch(long k, long first, int count, T* buffer)
        {
            byte* source = X.Start + X.SourceOffset(k) * X.ByteSize;
            long run = X.Run, stride = X.RunStride;
            if (stride == 1 && X.DType == Computing && first % run + count <= run) return (T*)source + X.ReducedOffset(first);
            for (int done = 0; done < count;)
            {
                int n = (int)Math.Min(run - (first + done) % run, count - done);
                Convert<T>.Load(X.DType, source + X.ReducedOffset(first + done) * X.ByteSize, stride, buffer + done, n);
                done += n;
            }
            return buffer;
        }

        T Pairwise(T* values, int count)
        {
            for (; count > 1; count = (count + 1) / 2)
                for (int i = 0; i < count / 2 || i == count / 2 && count % 2 == 1; i++)
                    values[i] = 2 * i + 1 < count ? First(Fold.Combine(V.Fill(values[2 * i]), V.Fill(values[2 * i + 1]))) : values[2 * i];
            return values[0];
        }

        void Store(long at, T value) => Convert<T>.Store(ResultType, &value, Result + at * ResultType.ByteSize, 1, 1);

        static T First(V value)
        {
            T* lanes = stackalloc T[V.Count];
            V.Store(lanes, value);
            return *lanes;
        }
    }
}
