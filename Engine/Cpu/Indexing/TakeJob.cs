using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NamedTorch.Cpu;

/// <summary>y[i, …] = x[…] at places[i]. T stands for any element of its size.</summary>
unsafe struct TakeJob<T> : IJob where T : unmanaged
{
    const long Grain = 16384;
    /// <summary>Rows from asking to copying.</summary>
    const long Ahead = 4;
    /// <summary>Bytes of a cache line.</summary>
    const long Line = 64;
    /// <summary>Bytes up to which a loop here beats a call.</summary>
    const long Short = 4096;

    PlaceJob job;
    Slices slices;
    bool byRuns;

    internal static void Start(in PlaceJob job)
    {
        var task = new TakeJob<T> { job = job };
        long rest = job.Run * job.Runs;
        // Where y is dense along the places and not along the runs, walk the places innermost.
        task.byRuns = job.Step == 1 && rest > 1 && job.RunX != 1;
        task.slices = task.byRuns ? new(rest, Math.Max(1, Grain / job.Count)) : new(job.Count, Math.Max(1, Grain / rest));
        if (task.slices.Count == 1) task.Run(0);
        else Team.For(ref task, task.slices.Count);
    }

    public readonly void Run(int chunk)
    {
        if (byRuns) ByRuns(slices.Begin(chunk), slices.End(chunk));
        else ByPlaces(slices.Begin(chunk), slices.End(chunk));
    }

    readonly void ByPlaces(long begin, long end)
    {
        T* to = (T*)job.Y, from = (T*)job.X;
        bool dense = job.RunY == 1 && job.RunX == 1;
        if (dense && job.Runs == 1 && job.Run > 1)
        {
            Rows(to, from, begin, end);
            return;
        }
        if (job.Runs == 1 && job.Run == 1)
        {
            for (long i = begin; i < end; i++) to[i * job.Step] = from[job.Places[i]];
            return;
        }
        for (long run = 0; run < job.Runs; run++)
        {
            job.Start(run, out long y, out long x);
            for (long i = begin; i < end; i++)
            {
                T* target = to + y + i * job.Step, source = from + x + job.Places[i];
                if (dense) Buffer.MemoryCopy(source, target, job.Run * sizeof(T), job.Run * sizeof(T));
                else
                    for (long j = 0; j < job.Run; j++) target[j * job.RunY] = source[j * job.RunX];
            }
        }
    }

    // Rows lie anywhere in a table that may be much larger than the caches, each on a page of its own: a row is asked for while one some places before it is copied.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    readonly void Rows(T* to, T* from, long begin, long end)
    {
        long* places = job.Places;
        long bytes = job.Run * sizeof(T), step = job.Step;
        bool isShort = bytes >= Vector256<byte>.Count && bytes <= Short;
        for (long i = begin; i < end; i++)
        {
            byte* source = (byte*)(from + places[i]), target = (byte*)(to + i * step);
            byte* later = (byte*)(from + places[Math.Min(i + Ahead, end - 1)]);
            if (!isShort)
            {
                if (Sse.IsSupported) Sse.Prefetch0(later);
                Buffer.MemoryCopy(source, target, bytes, bytes);
                continue;
            }
            long at = 0;
            for (; at <= bytes - Line; at += Line)
            {
                if (Sse.IsSupported) Sse.Prefetch0(later + at);
                var (low, high) = (Vector256.Load(source + at), Vector256.Load(source + at + Vector256<byte>.Count));
                low.Store(target + at);
                high.Store(target + at + Vector256<byte>.Count);
            }
            if (at == bytes) continue;
            if (Sse.IsSupported) Sse.Prefetch0(later + at);
            // The rest in vectors of which the last ends with the row.
            if (bytes - at > Vector256<byte>.Count) Vector256.Load(source + at).Store(target + at);
            Vector256.Load(source + bytes - Vector256<byte>.Count).Store(target + bytes - Vector256<byte>.Count);
        }
    }

    readonly void ByRuns(long begin, long end)
    {
        for (long e = begin; e < end; e++)
        {
            job.Start(e / job.Run, out long y, out long x);
            long j = e % job.Run;
            T* target = (T*)job.Y + y + j * job.RunY, source = (T*)job.X + x + j * job.RunX;
            for (long i = 0; i < job.Count; i++) target[i] = source[job.Places[i]];
        }
    }
}
