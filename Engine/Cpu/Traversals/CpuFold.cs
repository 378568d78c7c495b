using System.Runtime.CompilerServices;
using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>
/// The one reduction loop. x is [kept…, reduced…]. Where the kept dims lie closer in memory than the reduced ones, whole lanes
/// of results are accumulated at once (columns); else each result folds its own run of elements (rows). Long runs are folded in
/// blocks whose results are combined pairwise: accurate, and the order depends on sizes only.
/// </summary>
sealed unsafe class CpuFold<TFold, V, T>(DType computing) : FoldKernel<TFold>
    where TFold : struct, IFold where V : struct, ISimd<V, T> where T : unmanaged
{
    const int Block = 1024;
    const int Grain = 16384;

    public override void Run(in TFold fold, Tensor result, Tensor x)
    {
        if (result.ElementCount == 0) return;
        fixed (byte* y = result.Storage, source = x.Storage)
        {
            var job = new Job { Fold = fold, Computing = computing, Kept = result.ElementCount, Result = y + result.Offset * result.DType.ByteSize, ResultType = result.DType };
            Plan.Build(x.Sizes, [x], new(ref job.X), out job.Plan);
            job.X.Start = source + x.Offset * x.DType.ByteSize;
            job.Reduced = x.ElementCount / result.ElementCount;
            job.Prepare(result.Rank, x);
            job.RunAll();
        }
        GC.KeepAlive(result.Storage);
        GC.KeepAlive(x.Storage);
    }

    struct Job : IJob
    {
        internal TFold Fold;
        internal Operand X;
        internal Plan Plan;
        internal DType Computing, ResultType;
        internal long Kept, Reduced;
        internal byte* Result;
        bool columns;
        long columnCount, rowStride;
        int columnTasks, blocks, blocksPerTask;
        T* partial;

        // Columns: the last kept dim is contiguous and the reduced dims step evenly over it.
        internal void Prepare(int keptRank, Tensor x)
        {
            int last = keptRank - 1;
            columns = keptRank > 0 && Reduced > 1 && x.DType == Computing && x.Sizes[last] >= V.Count && x.Strides[last] == 1 && EvenStep(x, keptRank, out rowStride) && Kept == x.Sizes[last];
            columnCount = columns ? x.Sizes[last] : 0;
        }

        static bool EvenStep(Tensor x, int first, out long step)
        {
            step = x.Strides[^1];
            long expected = step;
            for (int d = x.Rank - 1; d >= first; d--)
            {
                if (x.Sizes[d] != 1 && x.Strides[d] != expected) return false;
                expected *= x.Sizes[d];
            }
            return true;
        }

        internal void RunAll()
        {
            if (columns)
            {
                // Results in strips of 64 columns, reduced rows in at most 16 runs: enough tasks for any shape, fixed by the shape.
                columnTasks = (int)((columnCount + 63) / 64);
                blocks = (int)Math.Clamp(Reduced / 64, 1, Math.Max(1, 32 / columnTasks));
                using var scratch = Scratch.Rent(blocks * columnCount * sizeof(T));
                partial = (T*)scratch.Pointer;
                Team.For(ref this, Reduced * columnCount < Grain ? 1 : columnTasks * blocks);
                Combine();
                return;
            }
            blocks = (int)Math.Max(1, (Reduced + Block - 1) / Block);
            if (Kept == 1 && Reduced > Grain)
            {
                blocksPerTask = Grain / Block;
                using var scratch = Scratch.Rent((long)blocks * sizeof(T));
                partial = (T*)scratch.Pointer;
                Team.For(ref this, (blocks + blocksPerTask - 1) / blocksPerTask);
                Store(0, Pairwise(partial, blocks));
                return;
            }
            blocksPerTask = 0;
            Team.For(ref this, (int)Math.Clamp(Kept * Reduced / Grain, 1, Math.Min(Kept, 4096)));
        }

        public void Run(int task)
        {
            if (columns)
            {
                if (Reduced * columnCount < Grain)
                    for (int t = 0; t < columnTasks * blocks; t++) Columns(t % columnTasks, t / columnTasks);
                else Columns(task % columnTasks, task / columnTasks);
            }
            else if (blocksPerTask > 0)
                for (int b = task * blocksPerTask; b < Math.Min(blocks, (task + 1) * blocksPerTask); b++) partial[b] = Row((long)b * Block, (int)Math.Min(Block, Reduced - (long)b * Block));
            else Rows(task);
        }

        void Columns(int strip, int block)
        {
            long j0 = strip * 64L, j1 = Math.Min(columnCount, j0 + 64), r0 = Reduced * block / blocks, r1 = Reduced * (block + 1) / blocks;
            T* x = (T*)X.Start, target = partial + block * columnCount;
            long j = j0;
            for (; j + V.Count <= j1; j += V.Count)
            {
                V a = Fold.Identity<V>(), b = a;
                long r = r0;
                for (; r + 2 <= r1; r += 2)
                {
                    a = Fold.Combine(a, Fold.Enter(V.Load(x + r * rowStride + j)));
                    b = Fold.Combine(b, Fold.Enter(V.Load(x + (r + 1) * rowStride + j)));
                }
                if (r < r1) a = Fold.Combine(a, Fold.Enter(V.Load(x + r * rowStride + j)));
                V.Store(target + j, Fold.Combine(a, b));
            }
            for (; j < j1; j++)
            {
                V a = Fold.Identity<V>(), b = a;
                long r = r0;
                for (; r + 2 <= r1; r += 2)
                {
                    a = Fold.Combine(a, Fold.Enter(V.Fill(x[r * rowStride + j])));
                    b = Fold.Combine(b, Fold.Enter(V.Fill(x[(r + 1) * rowStride + j])));
                }
                if (r < r1) a = Fold.Combine(a, Fold.Enter(V.Fill(x[r * rowStride + j])));
                target[j] = First(Fold.Combine(a, b));
            }
        }

        void Combine()
        {
            T* column = stackalloc T[32];
            for (long j = 0; j < columnCount; j++)
            {
                for (int b = 0; b < blocks; b++) column[b] = partial[b * columnCount + j];
                Store(j, Pairwise(column, blocks));
            }
        }

        void Rows(int task)
        {
            long tasks = Math.Clamp(Kept * Reduced / Grain, 1, Math.Min(Kept, 4096));
            using var scratch = Scratch.Rent((long)blocks * sizeof(T));
            T* sums = (T*)scratch.Pointer;
            for (long k = Kept * task / tasks; k < Kept * (task + 1) / tasks; k++)
            {
                for (int b = 0; b < blocks; b++) sums[b] = Row(k * Reduced + (long)b * Block, (int)Math.Min(Block, Reduced - (long)b * Block));
                Store(k, Pairwise(sums, blocks));
            }
        }

        // Four accumulators hide the latency; the tail enters as lanes padded with the identity.
        [SkipLocalsInit]
        T Row(long first, int count)
        {
            T* buffer = stackalloc T[Block];
            if (count == 0) return First(Fold.Identity<V>());
            if (X.IsConstant) Segment.Spread(X, buffer, count);
            T* x = Segment.Fetch(X, Plan, Computing, first, count, buffer);
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

        T Pairwise(T* values, int count)
        {
            for (; count > 1; count = (count + 1) / 2)
                for (int i = 0; i < count / 2 || i == count / 2 && count % 2 == 1; i++)
                    values[i] = 2 * i + 1 < count ? First(Fold.Combine(V.Fill(values[2 * i]), V.Fill(values[2 * i + 1]))) : values[2 * i];
            return values[0];
        }

        void Store(long k, T value) => Convert<T>.Store(ResultType, &value, Result + k * ResultType.ByteSize, 1, 1);

        static T First(V value)
        {
            T* lanes = stackalloc T[V.Count];
            V.Store(lanes, value);
            return *lanes;
        }
    }
}
