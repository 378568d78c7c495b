using System.Numerics;
using System.Runtime.CompilerServices;
using NamedTorch.Ops;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// The largest element of each window and its place, a line of windows at a time and without branches: first down the lines of x, a
/// lane per column, then across the columns, a lane per window. Beside the largest element goes the number of its line, so that of
/// equal elements the first in row-major order wins.
/// </summary>
unsafe struct MaxPoolJob<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    const long Grain = 8192;

    long* places, columnOf;
    T* x, y;
    PoolWindows d, h, w;
    int taps, width, outputs, rows;
    Slices lines;

    internal static void Start(long* places, T* y, T* x, long planes, PoolWindows[] windows)
    {
        var job = new MaxPoolJob<V, T> { places = places, x = x, y = y, d = windows[0], h = windows[1], w = windows[2] };
        job.taps = Math.Max(1, MostTaps(job.w));
        job.rows = Math.Max(1, MostTaps(job.d) * MostTaps(job.h));
        job.width = Padded(job.w.Inputs + 1);
        job.outputs = Padded(job.w.Begin.Length);
        using var scratch = Scratch.Rent((long)job.taps * job.outputs * sizeof(long));
        job.columnOf = (long*)scratch.Pointer;
        job.Place();
        long count = planes * job.d.Begin.Length * job.h.Begin.Length;
        job.lines = new(count, Math.Max(1, Grain / Math.Max(1, job.w.Begin.Length * (long)job.taps * job.rows)), 1024);
        Team.For(ref job, job.lines.Count);
    }

    static int Padded(long count) => checked((int)((count + V.Count - 1) / V.Count * V.Count));

    static int MostTaps(PoolWindows windows)
    {
        int most = 0;
        for (int o = 0; o < windows.Begin.Length; o++) most = Math.Max(most, Taps(windows, o));
        return most;
    }

    static int Taps(PoolWindows windows, int o) => checked((int)Math.Max(0, (windows.End[o] - windows.Begin[o] + windows.Step - 1) / windows.Step));

    // Column of each tap of each window; one past the last, where nothing wins, for those that a window lacks.
    readonly void Place()
    {
        for (int tap = 0; tap < taps; tap++)
            for (int o = 0; o < outputs; o++) columnOf[tap * outputs + o] = o < w.Begin.Length && tap < Taps(w, o) ? w.Begin[o] + tap * w.Step : w.Inputs;
    }

    public readonly void Run(int chunk)
    {
        int cells = taps * outputs;
        using var scratch = Scratch.Rent(rows * sizeof(long) + (2L * width + 2L * cells + outputs) * sizeof(T));
        long* offsets = (long*)scratch.Pointer;
        T* columns = (T*)(offsets + rows), numbers = columns + width, values = numbers + width, lineOf = values + cells, tapOf = lineOf + cells;
        int dn = d.Begin.Length, hn = h.Begin.Length, wn = w.Begin.Length;
        for (long line = lines.Begin(chunk), end = lines.End(chunk); line < end; line++)
        {
            int count = Lines((int)(line / hn % dn), (int)(line % hn), offsets);
            Down(x + line / (dn * hn) * d.Inputs * h.Inputs * w.Inputs, offsets, count, columns, numbers);
            (columns[w.Inputs], numbers[w.Inputs]) = (T.NegativeInfinity, T.CreateTruncating(rows));
            Gather(columnOf, cells, columns, numbers, values, lineOf);
            Across(values, lineOf, tapOf, y + line * wn);
            Name(offsets, lineOf, tapOf, places + line * wn);
        }
    }

    // Where the lines of a window start in the plane; the first one's also if there is none.
    readonly int Lines(int od, int oh, long* offsets)
    {
        int count = 0;
        for (long i = d.Begin[od]; i < d.End[od]; i += d.Step)
            for (long j = h.Begin[oh]; j < h.End[oh]; j += h.Step) offsets[count++] = (i * h.Inputs + j) * w.Inputs;
        if (count == 0) offsets[0] = 0;
        return count;
    }

    // Per column the largest element of the lines, and the line's number.
    [MethodImpl(AggressiveOptimization)]
    readonly void Down(T* plane, long* offsets, int count, T* columns, T* numbers)
    {
        nint inputs = (nint)w.Inputs;
        for (nint c = 0; c < inputs; c += V.Count)
        {
            int rest = (int)nint.Min(V.Count, inputs - c);
            V best = V.Fill(T.NegativeInfinity), number = V.Zero;
            for (int r = 0; r < count; r++)
            {
                T* source = plane + offsets[r] + c;
                V value = rest == V.Count ? V.Load(source) : V.LoadFirst(source, rest);
                V better = V.Either(V.Less(best, value), V.Both(V.Not(V.Equal(value, value)), V.Equal(best, best)));
                (best, number) = (V.Select(better, value, best), V.Select(better, V.Of(r), number));
            }
            V.Store(columns + c, best);
            V.Store(numbers + c, number);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    static void Gather(long* columnOf, int cells, T* columns, T* numbers, T* values, T* lineOf)
    {
        for (int i = 0; i < cells; i++) (values[i], lineOf[i]) = (columns[columnOf[i]], numbers[columnOf[i]]);
    }

    // Per window the largest tap, the earlier line first, then the earlier tap; leaves the lines and taps that won.
    [MethodImpl(AggressiveOptimization)]
    readonly void Across(T* values, T* lineOf, T* tapOf, T* y)
    {
        int count = w.Begin.Length;
        for (int o = 0; o < count; o += V.Count)
        {
            V best = V.Load(values + o), line = V.Load(lineOf + o), tap = V.Zero;
            for (int k = 1; k < taps; k++)
            {
                V value = V.Load(values + k * outputs + o), number = V.Load(lineOf + k * outputs + o);
                V isNaN = V.Not(V.Equal(value, value)), isNumber = V.Equal(best, best);
                V greater = V.Either(V.Less(best, value), V.Both(isNaN, isNumber));
                V same = V.Either(V.Equal(best, value), V.Both(isNaN, V.Not(isNumber)));
                V better = V.Either(greater, V.Both(same, V.Less(number, line)));
                (best, line, tap) = (V.Select(better, value, best), V.Select(better, number, line), V.Select(better, V.Of(k), tap));
            }
            V.Store(lineOf + o, line);
            V.Store(tapOf + o, tap);
            if (o + V.Count <= count) V.Store(y + o, best);
            else Row<V, T>.StoreEnd(y + o, count - o, best);
        }
    }

    // Places from the numbers of lines and taps; those of an empty window stay inside the plane.
    [MethodImpl(AggressiveOptimization)]
    readonly void Name(long* offsets, T* lineOf, T* tapOf, long* place)
    {
        long last = w.Inputs - 1;
        int line = rows - 1;
        for (int o = 0, count = w.Begin.Length; o < count; o++)
            place[o] = offsets[Math.Min(int.CreateTruncating(lineOf[o]), line)] + Math.Min(columnOf[int.CreateTruncating(tapOf[o]) * outputs + o], last);
    }
}
