using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>
/// The one pointwise loop. Elements are taken in chunks of their linear order; an operand that is not dense or of another dtype is
/// gathered into a buffer first, so the formula always runs on full lanes over contiguous memory.
/// </summary>
sealed unsafe class CpuMap<TBody, V, T>(DType computing) : MapKernel<TBody>
    where TBody : struct, IBody where V : struct, ISimd<V, T> where T : unmanaged
{
    const int Chunk = 512;
    const int ParallelGrain = 16384;
    // Rows at least this long are taken one by one, so that what repeats along the dims before them is read where it lies.
    const int LongRow = 64;
    // Bytes read and written from which on the result would push the operands out of the caches.
    const long Flood = 32 << 20;

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
                Lanes(body, (T*)(y + result.Offset * result.DType.ByteSize), At(all, 1, a), At(all, 2, b), At(all, 3, c), At(all, 4, d), (int)result.ElementCount, streams: false);
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
    static void Lanes(in TBody body, T* y, T* a, T* b, T* c, T* d, int n, bool streams)
    {
        int rest = n % V.Count, full = n - rest;
        if (full > 0) Full(body, y, a, b, c, d, full, streams);
        if (rest == 0) return;
        // The tail runs on full lanes too, from padded copies: an element's result never depends on where it stands.
        T* t = stackalloc T[5 * V.Count];
        if (TBody.Arity > 0) V.Store(t, V.LoadFirst(a + full, rest));
        if (TBody.Arity > 1) V.Store(t + V.Count, V.LoadFirst(b + full, rest));
        if (TBody.Arity > 2) V.Store(t + 2 * V.Count, V.LoadFirst(c + full, rest));
        if (TBody.Arity > 3) V.Store(t + 3 * V.Count, V.LoadFirst(d + full, rest));
        Full(body, t + 4 * V.Count, t, t + V.Count, t + 2 * V.Count, t + 3 * V.Count, V.Count, streams: false);
        if (TBody.MakesMask) Unsafe.CopyBlockUnaligned((byte*)y + full, t + 4 * V.Count, (uint)rest);
        else Unsafe.CopyBlockUnaligned(y + full, t + 4 * V.Count, (uint)(rest * sizeof(T)));
    }

    // The formula stands here once: the JIT's budget for inlining is per method, and long formulas use half of it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Full(in TBody shared, T* y, T* a, T* b, T* c, T* d, int n, bool streams)
    {
        var body = shared;
        for (int i = 0; i < n; i += V.Count)
        {
            var value = Element(body, a, b, c, d, i);
            if (TBody.MakesMask) V.StoreMask((byte*)y + i, value);
            else if (streams) V.Stream(y + i, value);
            else V.Store(y + i, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Element(TBody body, T* a, T* b, T* c, T* d, int i) => body.Run(
        TBody.Arity > 0 ? V.Load(a + i) : default, TBody.Arity > 1 ? V.Load(b + i) : default,
        TBody.Arity > 2 ? V.Load(c + i) : default, TBody.Arity > 3 ? V.Load(d + i) : default);

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
        int piece;
        long row;
        bool streams;

        /// <summary>How many elements are taken at once: as many as a chunk has where nothing goes through a buffer.</summary>
        internal void Arrange(int count)
        {
            row = Plan.Rank > 1 && Plan.Sizes[Plan.Rank - 1] >= LongRow ? Plan.Sizes[Plan.Rank - 1] : long.MaxValue;
            bool inPlace = IsDirect;
            long bytes = Plan.Count * Y.ByteSize;
            Span<Operand> operands = new(Unsafe.AsPointer(ref A), Plan.MaxOperands - 1);
            foreach (ref var x in operands[..(count - 1)])
            {
                inPlace &= x.DType == Computing && !x.IsConstant && (x.IsDense || row < long.MaxValue && x.Strides[Plan.Rank - 1] == 1);
                if (x.IsDense) bytes += Plan.Count * x.ByteSize;
            }
            piece = inPlace ? ParallelGrain : Chunk;
            streams = !TBody.MakesMask && IsDirect && bytes >= Flood && (nint)Y.Start % (V.Count * sizeof(T)) == 0 && (row == long.MaxValue || row % V.Count == 0);
        }

        bool IsDirect => Y.IsDense && Y.DType == (TBody.MakesMask ? DType.Bool : Computing);

        [SkipLocalsInit]
        public void Run(int chunk)
        {
            T* buffers = stackalloc T[5 * Chunk];
            long first = (long)chunk * ParallelGrain, end = Math.Min(Plan.Count, first + ParallelGrain);
            Spread(A, buffers);
            Spread(B, buffers + Chunk);
            Spread(C, buffers + 2 * Chunk);
            Spread(D, buffers + 3 * Chunk);
            bool direct = IsDirect;
            for (int n; first < end; first += n)
            {
                n = (int)Math.Min(piece, end - first);
                if (row < long.MaxValue) n = (int)Math.Min(n, row - first % row);
                T* a = Fetch(A, 0, first, n, buffers), b = Fetch(B, 1, first, n, buffers + Chunk);
                T* c = Fetch(C, 2, first, n, buffers + 2 * Chunk), d = Fetch(D, 3, first, n, buffers + 3 * Chunk);
                T* y = direct ? (T*)(Y.Start + first * Y.ByteSize) : buffers + 4 * Chunk;
                Lanes(Body, y, a, b, c, d, n, streams);
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
