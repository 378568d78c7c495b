using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>
/// x[…] at places[i] is combined with y[i, …]. Places may meet, so the work is cut across the rest of the dims: each element of x
/// belongs to one chunk and meets its values in ascending order.
/// </summary>
unsafe struct WriteJob<T, TRule> : IJob where T : unmanaged where TRule : struct, IPlaceRule<T>
{
    const long Grain = 16384;
    // A cache line of elements at least, so that chunks do not share lines.
    static readonly long Least = Math.Max(1, 64 / sizeof(T));

    PlaceJob job;
    Slices slices;

    internal static void Start(in PlaceJob job)
    {
        var task = new WriteJob<T, TRule> { job = job };
        bool oneRun = job.Runs == 1;
        task.slices = oneRun ? new(job.Run, Math.Max(Least, Grain / job.Count)) : new(job.Runs, Math.Max(1, Grain / (job.Count * job.Run)));
        if (task.slices.Count == 1) task.Run(0);
        else Team.For(ref task, task.slices.Count);
    }

    public readonly void Run(int chunk)
    {
        long begin = slices.Begin(chunk), end = slices.End(chunk);
        if (job.Runs == 1)
        {
            Walk(0, 0, begin, end);
            return;
        }
        for (long run = begin; run < end; run++)
        {
            job.Start(run, out long y, out long x);
            Walk(y, x, 0, job.Run);
        }
    }

    readonly void Walk(long y, long x, long first, long end)
    {
        T* from = (T*)job.Y + y + first * job.RunY, to = (T*)job.X + x + first * job.RunX;
        long length = end - first;
        if (length == 1)
            for (long i = 0; i < job.Count; i++)
            {
                T* target = to + job.Places[i];
                *target = default(TRule).Combine(*target, from[i * job.Step]);
            }
        else if (job.RunX == 1 && job.RunY == 1)
            for (long i = 0; i < job.Count; i++) Dense(to + job.Places[i], from + i * job.Step, length);
        else
            for (long i = 0; i < job.Count; i++)
            {
                T* target = to + job.Places[i], source = from + i * job.Step;
                for (long j = 0; j < length; j++) target[j * job.RunX] = default(TRule).Combine(target[j * job.RunX], source[j * job.RunY]);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Dense(T* target, T* source, long length)
    {
        long j = 0;
        if (typeof(TRule) == typeof(PlaceRules.Put<T>))
        {
            Buffer.MemoryCopy(source, target, length * sizeof(T), length * sizeof(T));
            return;
        }
        if (typeof(T) == typeof(float) && typeof(TRule) == typeof(PlaceRules.Add<float>))
            for (; j <= length - Vector<T>.Count; j += Vector<T>.Count)
                (Vector.Load(target + j) + Vector.Load(source + j)).Store(target + j);
        for (; j < length; j++) target[j] = default(TRule).Combine(target[j], source[j]);
    }
}
