using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NamedTorch.Ops;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// The largest element of each window and its place, a line of windows at a time. Where windows are whole and evenly spaced a lane is a
/// window, and nothing branches on elements; the others, cut by the border or adaptive, are searched one by one.
/// </summary>
unsafe struct MaxPoolJob<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    const long Grain = 8192;

    static readonly long MostExact = typeof(T) == typeof(float) ? 1L << 24 : 1L << 53;

    long* places;
    T* x, y, end;
    PoolWindows d, h, w;

    // The windows of a line that are whole and evenly spaced, and the lines of a plane that are.
    EvenStretch even, evenLines;
    int rows;
    Slices lines;

    internal static void Start(long* places, T* y, T* x, long planes, PoolWindows[] windows)
    {
        var job = new MaxPoolJob<V, T> { places = places, x = x, y = y, d = windows[0], h = windows[1], w = windows[2] };
        job.end = x + planes * job.d.Inputs * job.h.Inputs * job.w.Inputs;
        job.rows = checked((int)Math.Max(1, MostTaps(job.d) * MostTaps(job.h)));
        // Lanes hold places: they must be exact there.
        if (job.d.Inputs * job.h.Inputs * job.w.Inputs <= MostExact) job.even = Even(job.w);
        job.evenLines = Even(job.h);
        long work = job.w.Begin.Length * job.rows * Math.Max(1, MostTaps(job.w));
        job.lines = new(planes * job.d.Begin.Length * job.h.Begin.Length, Math.Max(1, Grain / Math.Max(1, work)), 1024);
        Team.For(ref job, job.lines.Count);
    }

    static long Taps(PoolWindows windows, int o) => Math.Max(0, (windows.End[o] - windows.Begin[o] + windows.Step - 1) / windows.Step);

    static EvenStretch Even(PoolWindows windows)
    {
        var taps = new int[windows.Begin.Length];
        for (int o = 0; o < taps.Length; o++) taps[o] = checked((int)Taps(windows, o));
        return EvenStretch.Find(windows.Begin, taps);
    }

    static long MostTaps(PoolWindows windows)
    {
        long most = 0;
        for (int o = 0; o < windows.Begin.Length; o++) most = Math.Max(most, Taps(windows, o));
        return most;
    }

    public readonly void Run(int chunk)
    {
        switch (even.Stride)
        {
            case 1: Run<Strides.One<V, T>>(chunk); break;
            case 2: Run<Strides.Two<V, T>>(chunk); break;
            default: Run<Strides.Any<V, T>>(chunk); break;
        }
    }

    [MethodImpl(AggressiveOptimization)]
    readonly void Run<TStride>(int chunk) where TStride : struct, IStride<V, T>
    {
        using var scratch = Scratch.Rent((rows + 2L * rows * even.Taps) * sizeof(long));
        long* offsets = (long*)scratch.Pointer;
        var table = new Table { Offsets = offsets, At = offsets + rows, Numbers = (T*)(offsets + rows + rows * even.Taps) };
        int taps = even.Taps, dn = d.Begin.Length, hn = h.Begin.Length, wn = w.Begin.Length;
        long begin = lines.Begin(chunk), stop = lines.End(chunk);
        int oh = (int)(begin % hn), od = (int)(begin / hn % dn), known = 0;
        T* plane = x + begin / (dn * hn) * d.Inputs * h.Inputs * w.Inputs;
        table.Limit = y + stop * wn;
        for (long line = begin; line < stop;)
        {
            long start = Rows(od, oh, offsets, out int count, ref known);
            // Nearly all lines have the same windows: then the table stays.
            if (known < count)
            {
                for (int r = 0; r < count; r++)
                    for (int k = 0; k < taps; k++) table.Numbers[r * taps + k] = T.CreateTruncating(table.At[r * taps + k] = offsets[r] + k * w.Step);
                known = count;
            }
            int together = oh >= evenLines.First && oh < evenLines.Last ? (int)Math.Min(evenLines.Last - oh, stop - line) : 1;
            Lines<TStride>(plane + start, start, table, count, y + line * wn, places + line * wn, together);
            line += together;
            oh += together;
            if (oh < hn) continue;
            oh = 0;
            if (++od < dn) continue;
            od = 0;
            plane += d.Inputs * h.Inputs * w.Inputs;
        }
    }

    /// <summary>The elements of the windows of a line: where its rows lie, and each tap, counted from where the first row begins.</summary>
    struct Table
    {
        public long* Offsets, At;
        public T* Numbers;

        // Lanes may write beyond their line up to here: the lines that follow are written afterwards.
        public T* Limit;
    }

    // Where the first row of a window starts in the plane, and how far from there the others; fewer are known if they are not what they were.
    readonly long Rows(int od, int oh, long* offsets, out int count, ref int known)
    {
        count = 0;
        long start = 0;
        *offsets = 0;
        for (long i = d.Begin[od]; i < d.End[od]; i += d.Step)
            for (long j = h.Begin[oh]; j < h.End[oh]; j += h.Step)
            {
                long at = (i * h.Inputs + j) * w.Inputs;
                if (count == 0) start = at;
                if (count < known && offsets[count] != at - start) known = count;
                offsets[count++] = at - start;
            }
        return start;
    }

    // The last lanes are full too where they can be: they begin earlier. Otherwise they read what is there and are dropped; where nothing is there, windows go
    // one by one.
    [MethodImpl(AggressiveOptimization | NoInlining)]
    [SkipLocalsInit]
    readonly void Lines<TStride>(T* from, long start, in Table table, int count, T* to, long* place, int lineCount) where TStride : struct, IStride<V, T>
    {
        var (first, last, taps, stride) = count > 0 ? even : default;
        long* tapAt = table.At, offsets = table.Offsets;
        T* tapNumber = table.Numbers, limit = table.Limit, numbers = stackalloc T[V.Count];
        int all = count * taps, windowCount = w.Begin.Length;
        nint step = evenLines.Stride * (nint)w.Inputs, reach = all == 0 ? 0 : (nint)tapAt[all - 1] + (V.Count - 1) * stride;
        long atFirst = first < last ? w.Begin[first] : 0;
        for (; lineCount > 0; lineCount--, from += step, start += step, to += windowCount, place += windowCount)
        {
            for (int o = 0; o < first; o++) to[o] = Single(from, start, offsets, count, o, place + o);
            for (int next = first; next < last; next += V.Count)
            {
                int o = Math.Min(next, Math.Max(first, last - V.Count)), windows = Math.Min(V.Count, last - o);
                long at = atFirst + (o - first) * stride;
                T* origin = from + at;
                if (origin + reach >= end)
                {
                    for (int i = o; i < o + windows; i++) to[i] = Single(from, start, offsets, count, i, place + i);
                    continue;
                }
                V best = TStride.Load(origin, stride), number = V.Zero;
                for (int tap = 1; tap < all; tap++)
                {
                    V value = TStride.Load(origin + tapAt[tap], stride);
                    // Greater, or NaN, or after NaN; what comes after a NaN is out.
                    V better = V.Both(V.Not(V.LessOrEqual(value, best)), V.Equal(best, best));
                    (best, number) = (V.Select(better, value, best), V.Select(better, V.Fill(tapNumber[tap]), number));
                }
                V.Store(numbers, number);
                if (windows == V.Count || to + o + V.Count <= limit)
                {
                    V.Store(to + o, best);
                    windows = V.Count;
                }
                else Row<V, T>.StoreEnd(to + o, windows, best);
                Name(numbers, at + start, stride, windows, place + o);
            }
            for (int o = last; o < windowCount; o++) to[o] = Single(from, start, offsets, count, o, place + o);
        }
    }

    // Lanes hold places from the first tap of the first window; each window begins a stride further on.
    [MethodImpl(AggressiveInlining)]
    static void Name(T* numbers, long at, nint stride, int count, long* place)
    {
        int i = 0;
        if (typeof(T) == typeof(float))
        {
            var from = Vector256.Create(at) + Vector256.Create(0L, stride, 2 * stride, 3 * stride);
            for (; i + 8 <= count; i += 8, from += Vector256.Create(8L * stride))
            {
                var (low, high) = Vector256.Widen(Vector256.ConvertToInt32Native(Vector256.Load((float*)numbers + i)));
                (low + from).Store(place + i);
                (high + from + Vector256.Create(4L * stride)).Store(place + i + 4);
            }
        }
        for (; i < count; i++) place[i] = T.ConvertToIntegerNative<long>(numbers[i]) + at + i * stride;
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    readonly T Single(T* from, long start, long* offsets, int count, int o, long* place)
    {
        long begin = w.Begin[o], finish = w.End[o], best = *offsets + Math.Min(begin, w.Inputs - 1);
        T most = T.NegativeInfinity;
        for (int r = 0; r < count; r++)
            for (long k = begin; k < finish; k += w.Step)
            {
                T value = from[offsets[r] + k];
                // Greater, or the first NaN: a NaN stays.
                if (value <= most || T.IsNaN(most)) continue;
                (most, best) = (value, offsets[r] + k);
            }
        *place = start + best;
        return most;
    }
}
