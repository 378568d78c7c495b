using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>
/// The one pointwise loop. Elements are taken in chunks of their linear order. Rows of neighbours, and what repeats along rows or from row to row, are read
/// where they lie; where an operand steps otherwise or is of another dtype, it is gathered into a buffer first. The formula always runs on full lanes.
/// </summary>
sealed unsafe class CpuMap<TBody, V, T>(DType computing) : MapKernel<TBody>
    where TBody : struct, IBody where V : struct, ISimd<V, T> where T : unmanaged
{
    const int Chunk = 512;
    const int ParallelGrain = 16384;
    // Rows at least this long, or that fill lanes, are taken as rows, so that what repeats along the dims before them is read where it lies.
    const int LongRow = 64;

    public override void Run(in TBody body, Tensor result, ReadOnlySpan<Tensor> operands)
    {
        var tensors = new Five();
        tensors[0] = result;
        for (int k = 0; k < TBody.Arity; k++) tensors[k + 1] = operands[k];
        ReadOnlySpan<Tensor> all = ((ReadOnlySpan<Tensor>)tensors)[..(TBody.Arity + 1)];
        fixed (byte* y = result.Storage)
        fixed (byte* a = &Bytes(all, 1), b = &Bytes(all, 2), c = &Bytes(all, 3), d = &Bytes(all, 4))
        {
            if (IsDirect(all))
            {
                int size = sizeof(T);
                Lanes(body, (T*)(y + result.Offset * result.DType.ByteSize), At(all, 1, a), At(all, 2, b), At(all, 3, c), At(all, 4, d), (int)result.ElementCount, streams: false, null);
            }
            else RunPlanned(body, all, y, a, b, c, d);
        }
        foreach (var t in all) GC.KeepAlive(t.Storage);
    }

    // Small and uniform: no plan, no buffers, no team.
    bool IsDirect(ReadOnlySpan<Tensor> all)
    {
        if (all[0].ElementCount > ParallelGrain) return false;
        for (int k = 0; k < all.Length; k++)
            if (all[k].DType != (k == 0 && TBody.MakesMask ? DType.Bool : computing) || !all[k].IsContiguous || k > 0 && !all[k].Type.SameSizes(all[0].Type)) return false;
        return true;
    }

    // A frame of its own: the plan is large, and clearing it must not be the price of four elements.
    [MethodImpl(MethodImplOptions.NoInlining)]
    void RunPlanned(in TBody body, ReadOnlySpan<Tensor> all, byte* y, byte* a, byte* b, byte* c, byte* d)
    {
        var job = new Job { Body = body, Computing = computing };
        Span<Operand> operands = new(&job.Y, Plan.MaxOperands);
        Plan.Build(all[0].Sizes, all, operands, out job.Plan);
        Start(ref operands[0], all, 0, y);
        Start(ref operands[1], all, 1, a);
        Start(ref operands[2], all, 2, b);
        Start(ref operands[3], all, 3, c);
        Start(ref operands[4], all, 4, d);
        if (job.Plan.Count == 0) return;
        job.Arrange(all.Length);
        Team.For(ref job, (int)((job.Plan.Count + ParallelGrain - 1) / ParallelGrain));
    }

    static void Start(ref Operand operand, ReadOnlySpan<Tensor> all, int k, byte* start)
    {
        if (k < all.Length) operand.Start = start + all[k].Offset * all[k].DType.ByteSize;
    }

    static ref byte Bytes(ReadOnlySpan<Tensor> all, int k)
    {
        if (k < all.Length) return ref all[k].Storage.GetPinnableReference();
        return ref Unsafe.NullRef<byte>();
    }

    static T* At(ReadOnlySpan<Tensor> all, int k, byte* start) => k < all.Length ? (T*)start + all[k].Offset : null;

    [SkipLocalsInit]
    static void Lanes(in TBody body, T* y, T* a, T* b, T* c, T* d, int n, bool streams, Walk* walk)
    {
        int rest = n % V.Count, full = n - rest;
        if (full > 0) Full(body, y, a, b, c, d, full, streams, walk);
        if (rest == 0) return;
        // The tail runs on full lanes too, from padded copies: an element's result never depends on where it stands.
        T* t = stackalloc T[5 * V.Count];
        if (TBody.Arity > 0) V.Store(t, Tail(a, full, rest, walk, 0));
        if (TBody.Arity > 1) V.Store(t + V.Count, Tail(b, full, rest, walk, 1));
        if (TBody.Arity > 2) V.Store(t + 2 * V.Count, Tail(c, full, rest, walk, 2));
        if (TBody.Arity > 3) V.Store(t + 3 * V.Count, Tail(d, full, rest, walk, 3));
        Full(body, t + 4 * V.Count, t, t + V.Count, t + 2 * V.Count, t + 3 * V.Count, V.Count, streams: false, null);
        if (TBody.MakesMask) Unsafe.CopyBlockUnaligned((byte*)y + full, t + 4 * V.Count, (uint)rest);
        else Unsafe.CopyBlockUnaligned(y + full, t + 4 * V.Count, (uint)(rest * sizeof(T)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Tail(T* x, int full, int rest, Walk* walk, int k) => walk != null && walk->Inner[k] == 0 ? V.Fill(*x) : V.LoadFirst(x + full, rest);

    // The formula stands here once: the JIT's budget for inlining is per method, and long formulas use half of it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Full(in TBody shared, T* y, T* a, T* b, T* c, T* d, int n, bool streams, Walk* walk)
    {
        var body = shared;
        nint stepA = V.Count, stepB = V.Count, stepC = V.Count, stepD = V.Count;
        if (walk != null) (stepA, stepB, stepC, stepD) = (walk->Inner[0], walk->Inner[1], walk->Inner[2], walk->Inner[3]);
        for (int row = 0; ; row++)
        {
            T* atA = a, atB = b, atC = c, atD = d;
            if (TBody.Arity > 0 && stepA == 0) atA = Spread(a, walk, 0);
            if (TBody.Arity > 1 && stepB == 0) atB = Spread(b, walk, 1);
            if (TBody.Arity > 2 && stepC == 0) atC = Spread(c, walk, 2);
            if (TBody.Arity > 3 && stepD == 0) atD = Spread(d, walk, 3);
            for (int i = 0; i < n; i += V.Count)
            {
                var value = body.Run(
                    TBody.Arity > 0 ? V.Load(atA) : default, TBody.Arity > 1 ? V.Load(atB) : default,
                    TBody.Arity > 2 ? V.Load(atC) : default, TBody.Arity > 3 ? V.Load(atD) : default);
                if (TBody.MakesMask) V.StoreMask((byte*)y + i, value);
                else if (streams) V.Stream(y + i, value);
                else V.Store(y + i, value);
                if (TBody.Arity > 0) atA += stepA;
                if (TBody.Arity > 1) atB += stepB;
                if (TBody.Arity > 2) atC += stepC;
                if (TBody.Arity > 3) atD += stepD;
            }
            if (walk == null || row == walk->Rows - 1) return;
            y = TBody.MakesMask ? (T*)((byte*)y + n) : y + n;
            a += walk->Outer[0];
            b += walk->Outer[1];
            c += walk->Outer[2];
            d += walk->Outer[3];
        }
    }

    static T* Spread(T* x, Walk* walk, int k)
    {
        T* lane = (T*)walk->Lanes + k * V.Count;
        V.Store(lane, V.Fill(*x));
        return lane;
    }

    [InlineArray(Plan.MaxOperands)]
    struct Five
    {
        Tensor first;
    }

    [StructLayout(LayoutKind.Sequential)]
    struct Job : IJob
    {
        internal Operand Y, A, B, C, D;
        internal Plan Plan;
        internal TBody Body;
        internal DType Computing;
        long row;
        bool streams, isInPlace;

        /// <summary>Decides how the elements are taken.</summary>
        internal void Arrange(int count)
        {
            row = Plan.Rank > 1 ? Plan.Sizes[Plan.Rank - 1] : Plan.Count;
            isInPlace = IsDirect && (Plan.Rank <= 1 || row >= LongRow || row % V.Count == 0);
            long bytes = Plan.Count * Y.ByteSize;
            Span<Operand> operands = new(Unsafe.AsPointer(ref A), Plan.MaxOperands - 1);
            bool allDense = true;
            foreach (ref var x in operands[..(count - 1)])
            {
                allDense &= x.IsDense || x.IsConstant;
                isInPlace &= x.DType == Computing && (x.IsDense || x.IsConstant || x.Strides[Plan.Rank - 1] is 0 or 1);
                if (x.IsDense) bytes += Plan.Count * x.ByteSize;
            }
            if (isInPlace && allDense) row = Plan.Count;
            streams = !TBody.MakesMask && IsDirect && bytes >= Flood.Least && (nint)Y.Start % (V.Count * sizeof(T)) == 0 && (row == Plan.Count || row % V.Count == 0);
        }

        bool IsDirect => Y.IsDense && Y.DType == (TBody.MakesMask ? DType.Bool : Computing);

        public void Run(int chunk)
        {
            long first = (long)chunk * ParallelGrain, end = Math.Min(Plan.Count, first + ParallelGrain);
            if (isInPlace) InPlace(first, end);
            else Buffered(first, end);
        }

        [SkipLocalsInit]
        void InPlace(long first, long end)
        {
            T* lanes = stackalloc T[Walk.Operands * V.Count];
            var walk = new Walk { Lanes = lanes };
            Step(A, 0, ref walk);
            Step(B, 1, ref walk);
            Step(C, 2, ref walk);
            Step(D, 3, ref walk);
            for (int n; first < end; first += (long)n * walk.Rows)
            {
                long at = first % row;
                n = (int)Math.Min(row - at, end - first);
                walk.Rows = 1;
                // Whole rows together, as far as the dim before them goes; a row with a tail goes alone.
                if (at == 0 && end - first >= 2 * row && row % V.Count == 0)
                {
                    long before = Plan.Sizes[Plan.Rank - 2];
                    walk.Rows = (int)Math.Min((end - first) / row, before - first / row % before);
                }
                T* y = (T*)(Y.Start + first * Y.ByteSize);
                Lanes(Body, y, Place(A, 0, first), Place(B, 1, first), Place(C, 2, first), Place(D, 3, first), n, streams, &walk);
            }
        }

        void Step(in Operand operand, int k, ref Walk walk)
        {
            if (k >= TBody.Arity) return;
            walk.Inner[k] = operand.IsDense || !operand.IsConstant && operand.Strides[Plan.Rank - 1] == 1 ? V.Count : 0;
            walk.Outer[k] = operand.IsDense ? row : Plan.Rank > 1 ? operand.Strides[Plan.Rank - 2] : 0;
        }

        T* Place(in Operand operand, int k, long first) => k >= TBody.Arity ? null : (T*)operand.Start + Segment.Offset(operand, Plan, first);

        [SkipLocalsInit]
        void Buffered(long first, long end)
        {
            T* buffers = stackalloc T[5 * Chunk];
            Spread(A, buffers);
            Spread(B, buffers + Chunk);
            Spread(C, buffers + 2 * Chunk);
            Spread(D, buffers + 3 * Chunk);
            bool direct = IsDirect;
            for (int n; first < end; first += n)
            {
                n = (int)Math.Min(Chunk, end - first);
                if (row >= LongRow) n = (int)Math.Min(n, row - first % row);
                T* a = Fetch(A, 0, first, n, buffers), b = Fetch(B, 1, first, n, buffers + Chunk);
                T* c = Fetch(C, 2, first, n, buffers + 2 * Chunk), d = Fetch(D, 3, first, n, buffers + 3 * Chunk);
                T* y = direct ? (T*)(Y.Start + first * Y.ByteSize) : buffers + 4 * Chunk;
                Lanes(Body, y, a, b, c, d, n, streams, null);
                if (direct) continue;
                if (TBody.MakesMask)
                {
                    // A mask has at most three operands, so the fourth buffer is free for its widened bytes.
                    T* wide = buffers + 3 * Chunk;
                    Convert<T>.Load(DType.Bool, (byte*)y, 1, wide, n);
                    y = wide;
                }
                Segment.Put(Y, Plan, first, n, y);
            }
        }

        void Spread(in Operand operand, T* buffer)
        {
            if (operand.Start != null && operand.IsConstant) Segment.Spread(operand, buffer, Chunk);
        }

        T* Fetch(in Operand operand, int k, long first, int n, T* buffer) =>
            k < TBody.Arity ? Segment.Fetch(operand, Plan, Computing, first, n, buffer) : null;
    }
}
