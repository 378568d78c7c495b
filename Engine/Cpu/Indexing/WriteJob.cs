using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>
/// x[…] at places[i] is combined with y[i, …]. Places may meet, so each element of x belongs to one chunk, where it meets its values in
/// ascending order: the chunks share out the places where runs are long, else the rest of the dims.
/// </summary>
unsafe struct WriteJob<T, TRule> : IJob where T : unmanaged where TRule : struct, IPlaceRule<T>
{
    const long Grain = 16384;

    /// <summary>Bytes from which on a run is worth its way to another place.</summary>
    const int LongRun = 256;

    const int MostGroups = 64;

    // A cache line of elements at least, so that chunks do not share lines.
    static readonly long Least = Math.Max(1, 64 / sizeof(T));

    PlaceJob job;
    Slices slices;

    // The numbers of the places, group by group; null where the rest is shared out.
    long* order;
    fixed long groupEnds[MostGroups];

    internal static void Start(in PlaceJob job)
    {
        var task = new WriteJob<T, TRule> { job = job };
        bool isConstant = job.Runs == 1 && job.Run > 1 && job.RunX == 1 && job.RunY == 0 && job.Step == 0;
        // One value for all, as the gradient of a sum is: a run of it is a run like any other.
        using var scratch = Scratch.Rent(isConstant ? job.Run * sizeof(T) : 0);
        if (isConstant)
        {
            T value = *(T*)job.Y;
            task.job.Y = (byte*)scratch.Pointer;
            task.job.RunY = 1;
            for (long j = 0; j < job.Run; j++) ((T*)scratch.Pointer)[j] = value;
        }
        task.Start();
    }

    void Start()
    {
        bool oneRun = job.Runs == 1;
        if (oneRun && job.RunX == 1 && job.RunY == 1 && job.Run * sizeof(T) >= LongRun && job.Count * job.Run >= 2 * Grain)
        {
            ByPlaces((int)Math.Min(job.Count * job.Run / Grain, MostGroups));
            return;
        }
        slices = oneRun ? new(job.Run, Math.Max(Least, Grain / job.Count)) : new(job.Runs, Math.Max(1, Grain / (job.Count * job.Run)));
        if (slices.Count == 1) Run(0);
        else Team.For(ref this, slices.Count);
    }

    // A counting sort of the places' numbers by group: equal places are in one group, in ascending order.
    void ByPlaces(int groups)
    {
        using var scratch = Scratch.Rent(job.Count * sizeof(long));
        order = (long*)scratch.Pointer;
        for (long i = 0; i < job.Count; i++) groupEnds[Group(job.Places[i], groups)]++;
        long total = 0;
        for (int g = 0; g < groups; g++) (groupEnds[g], total) = (total, total + groupEnds[g]);
        for (long i = 0; i < job.Count; i++) order[groupEnds[Group(job.Places[i], groups)]++] = i;
        Team.For(ref this, groups);
    }

    // Spread by multiplication: neighbouring places are often written equally often.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Group(long place, int groups) => (int)((((ulong)place * 0x9E3779B97F4A7C15) >> 40) * (ulong)groups >> 24);

    public readonly void Run(int chunk)
    {
        if (order != null)
        {
            for (long k = chunk == 0 ? 0 : groupEnds[chunk - 1]; k < groupEnds[chunk]; k++)
                Dense((T*)job.X + job.Places[order[k]], (T*)job.Y + order[k] * job.Step, job.Run);
            return;
        }
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Dense(T* target, T* source, long length)
    {
        long j = 0;
        if (typeof(TRule) == typeof(PlaceRules.Put<T>))
        {
            Buffer.MemoryCopy(source, target, length * sizeof(T), length * sizeof(T));
            return;
        }
        if (typeof(T) == typeof(float) && typeof(TRule) == typeof(PlaceRules.Add<float>))
            for (; j <= length - FloatLane.Count; j += FloatLane.Count)
                FloatLane.Store((float*)target + j, FloatLane.Load((float*)target + j) + FloatLane.Load((float*)source + j));
        for (; j < length; j++) target[j] = default(TRule).Combine(target[j], source[j]);
    }
}
