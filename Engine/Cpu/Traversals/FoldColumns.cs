using System.Runtime.CompilerServices;
using NamedTorch.Core;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// Neighbouring results at once: rows of elements are combined, eight at a time and as a tree, into a row of results that stays in the
/// first-level cache. Many rows of few columns are cut into bands, which are combined at the end.
/// </summary>
unsafe struct FoldColumns<TFold, V, T> : IJob where TFold : struct, IFold where V : struct, ISimd<V, T> where T : unmanaged
{
    /// <summary>Most columns that are run through together.</summary>
    const int Widest = 1024;

    /// <summary>Rows that are combined as a tree.</summary>
    const int Group = 8;

    /// <summary>Rows that are combined group after group before the partial results are put aside.</summary>
    const int Block = 64 * Group;

    /// <summary>Elements that make a task.</summary>
    const long Grain = 16384;

    TFold fold;
    FoldLayout x;
    FoldTarget<T> target;
    bool isInPlace;
    int width, padded, strips, bands;
    Slices cells;
    T* partial;

    internal static void Start(in TFold fold, in FoldLayout x, in FoldTarget<T> target, bool isComputing)
    {
        int width = (int)Math.Min(Widest, x.Columns), strips = (int)((x.Columns + width - 1) / width);
        var job = new FoldColumns<TFold, V, T> { fold = fold, x = x, target = target, isInPlace = isComputing, width = width, strips = strips, bands = 1 };
        job.padded = (width + V.Count - 1) / V.Count * V.Count;
        long rows = x.Outer * strips, elements = x.Kept * x.Reduced;
        // Bands are as tall as keeps their combination cheap: 64 rows and more.
        if (elements >= 2 * Grain) job.bands = (int)Math.Clamp(Math.Min(16 / rows, x.Reduced / 64), 1, 16);
        job.cells = new(rows * job.bands, Math.Max(1, Grain / Math.Max(1, elements / (rows * job.bands))), 1024);
        using var scratch = Scratch.Rent(job.bands > 1 ? rows * job.bands * job.padded * sizeof(T) : 0);
        job.partial = (T*)scratch.Pointer;
        if (job.cells.Count == 1) job.Run(0);
        else Team.For(ref job, job.cells.Count);
        if (job.bands > 1) job.Combine(rows);
    }

    public void Run(int chunk)
    {
        using var scratch = Scratch.Rent((2 + Group) * padded * sizeof(T));
        T* sums = (T*)scratch.Pointer, block = sums + padded, rows = block + padded;
        for (long i = cells.Begin(chunk), end = cells.End(chunk); i < end; i++)
        {
            long cell = i / bands, band = i % bands, column = cell % strips * width;
            int count = (int)Math.Min(width, x.Columns - column);
            Fold(x.Start + (x.SourceOffset(cell / strips) + column) * x.ByteSize, count, x.Reduced * band / bands, x.Reduced * (band + 1) / bands, bands == 1 ? sums : partial + i * padded, block, rows);
            if (bands == 1) Store(cell, sums, count);
        }
    }

    readonly void Store(long cell, T* sums, int count) =>
        target.Store(x.ResultOffset(cell / strips) + cell % strips * width * x.ColumnStep, x.ColumnStep, sums, count);

    readonly void Fold(byte* source, int count, long first, long end, T* sums, T* block, T* rows)
    {
        Fill(sums);
        while (first < end)
        {
            Fill(block);
            for (long stop = Math.Min(end, first + Block); first < stop;)
            {
                long n = Math.Min(stop - first, x.Run - first % x.Run);
                byte* from = source + x.ReducedOffset(first) * x.ByteSize;
                first += n;
                for (; n > 0; n -= Group, from += Group * x.RunStride * x.ByteSize)
                {
                    int taken = (int)Math.Min(n, Group);
                    if (isInPlace) Add((T*)from, x.RunStride, taken, count, block);
                    else
                    {
                        for (int r = 0; r < taken; r++) Convert<T>.Load(x.DType, from + r * x.RunStride * x.ByteSize, 1, rows + r * padded, count);
                        Add(rows, padded, taken, count, block);
                    }
                }
            }
            Join(sums, block);
        }
    }

    // sums = sums ∘ the rows.
    readonly void Add(T* source, long step, int rows, int count, T* sums)
    {
        if (rows == Group) AddGroup(source, (nint)step, count, sums);
        else
            for (int r = 0; r < rows; r++) AddRow(source + r * step, count, sums);
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    readonly void AddGroup(T* x0, nint step, int count, T* sums)
    {
        var f = fold;
        T* x4 = x0 + 4 * step;
        nint i = 0;
        for (; i <= count - V.Count; i += V.Count)
        {
            V a = f.Combine(f.Combine(f.Enter(V.Load(x0 + i)), f.Enter(V.Load(x0 + step + i))), f.Combine(f.Enter(V.Load(x0 + 2 * step + i)), f.Enter(V.Load(x0 + 3 * step + i))));
            V b = f.Combine(f.Combine(f.Enter(V.Load(x4 + i)), f.Enter(V.Load(x4 + step + i))), f.Combine(f.Enter(V.Load(x4 + 2 * step + i)), f.Enter(V.Load(x4 + 3 * step + i))));
            V.Store(sums + i, f.Combine(V.Load(sums + i), f.Combine(a, b)));
        }
        if (i == count) return;
        int rest = (int)(count - i);
        V c = V.Load(sums + i);
        for (int r = 0; r < Group; r++) c = f.Combine(c, f.Enter(V.LoadFirst(x0 + r * step + i, rest)));
        V.Store(sums + i, c);
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    readonly void AddRow(T* source, int count, T* sums)
    {
        var f = fold;
        nint i = 0;
        for (; i <= count - V.Count; i += V.Count) V.Store(sums + i, f.Combine(V.Load(sums + i), f.Enter(V.Load(source + i))));
        if (i < count) V.Store(sums + i, f.Combine(V.Load(sums + i), f.Enter(V.LoadFirst(source + i, (int)(count - i)))));
    }

    readonly void Fill(T* sums)
    {
        V identity = fold.Identity<V>();
        for (nint i = 0; i < padded; i += V.Count) V.Store(sums + i, identity);
    }

    readonly void Join(T* sums, T* others)
    {
        var f = fold;
        for (nint i = 0; i < padded; i += V.Count) V.Store(sums + i, f.Combine(V.Load(sums + i), V.Load(others + i)));
    }

    // The bands of each row of results, the nearer ones first.
    readonly void Combine(long rows)
    {
        for (long row = 0; row < rows; row++)
        {
            T* first = partial + row * bands * padded;
            for (int apart = 1; apart < bands; apart *= 2)
                for (int band = 0; band + apart < bands; band += 2 * apart) Join(first + band * padded, first + (band + apart) * padded);
            Store(row, first, (int)Math.Min(width, x.Columns - row % strips * width));
        }
    }
}
