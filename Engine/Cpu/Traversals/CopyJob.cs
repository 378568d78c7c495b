namespace NamedTorch.Cpu;

/// <summary>The loops of a copy. T stands for any element of its size.</summary>
unsafe struct CopyJob<T> : IJob where T : unmanaged
{
    const long Grain = 16384;
    const long Tile = 32;

    CopyPlan plan;
    T* target, source;
    Slices slices;
    long run, pieces;

    internal static void Start(in CopyPlan plan, byte* target, byte* source)
    {
        var job = new CopyJob<T> { plan = plan, target = (T*)target, source = (T*)source };
        long count = plan.Count;
        job.run = plan.Rank == 0 ? 1 : plan.Sizes[plan.Rank - 1];
        if (plan.IsPlane)
        {
            // A piece is a band of rows of the source's dim.
            job.pieces = (plan.Sizes[plan.Rank - 2] + Tile - 1) / Tile;
            long bands = count / run(plan) * job.pieces;
            job.slices = new(bands, Math.Max(1, Grain / (job.run * Tile)));
        }
        else
        {
            // A long run is cut too.
            job.pieces = Math.Max(1, job.run / Grain);
            job.slices = new(count / job.run * job.pieces, Math.Max(1, Grain / (job.run / job.pieces)));
        }
        if (job.slices.Count == 1) job.Run(0);
        else Team.For(ref job, job.slices.Count);

        static long run(in CopyPlan plan) => plan.Sizes[plan.Rank - 1] * plan.Sizes[plan.Rank - 2];
    }

    public readonly void Run(int chunk)
    {
        for (long i = slices.Begin(chunk); i < slices.End(chunk); i++)
            if (plan.IsPlane) Band(i);
            else Piece(i);
    }

    readonly void Piece(long number)
    {
        int last = plan.Rank - 1;
        long piece = number % pieces, begin = run * piece / pieces, end = run * (piece + 1) / pieces;
        plan.Start(Math.Max(last, 0), number / pieces, out long to, out long from);
        T* t = target + to, s = source + from;
        long ts = last < 0 ? 1 : plan.To[last], ss = last < 0 ? 1 : plan.From[last], length = end - begin;
        t += begin * ts;
        s += begin * ss;
        if (ts == 1 && ss == 1) new ReadOnlySpan<T>(s, (int)length).CopyTo(new(t, (int)length));
        else if (ts == 1 && ss == 0) new Span<T>(t, (int)length).Fill(*s);
        else
            for (long j = 0; j < length; j++) t[j * ts] = s[j * ss];
    }

    // Rows of the plane step by 1 in the source, columns by 1 in the target.
    readonly void Band(long number)
    {
        int row = plan.Rank - 2, column = plan.Rank - 1;
        long piece = number % pieces, first = piece * Tile, end = Math.Min(first + Tile, plan.Sizes[row]);
        plan.Start(row, number / pieces, out long to, out long from);
        long ts = plan.To[row], ss = plan.From[column], columns = plan.Sizes[column];
        T* t = target + to, s = source + from;
        long i = first;
        if (Transpose.Accelerated<float>() && sizeof(T) == 4)
            for (; i + 8 <= end; i += 8)
            {
                long j = 0;
                for (; j + 8 <= columns; j += 8) Transpose.Block((float*)(s + i + j * ss), (nint)ss, (float*)(t + i * ts + j), (nint)ts);
                Plain(t, s, i, i + 8, j, columns, ts, ss);
            }
        for (long j = 0; j < columns; j += Tile) Plain(t, s, i, end, j, Math.Min(j + Tile, columns), ts, ss);
    }

    static void Plain(T* t, T* s, long i0, long i1, long j0, long j1, long ts, long ss)
    {
        for (long i = i0; i < i1; i++)
            for (long j = j0; j < j1; j++) t[i * ts + j] = s[j * ss + i];
    }
}
