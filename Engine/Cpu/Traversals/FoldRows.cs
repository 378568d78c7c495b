using System.Runtime.CompilerServices;
using NamedTorch.Core;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// Each result folds its own elements, in pieces: long runs of neighbours are read where they lie, anything else is gathered into a
/// buffer first.
/// </summary>
unsafe struct FoldRows<TFold, V, T> : IJob where TFold : struct, IFold where V : struct, ISimd<V, T> where T : unmanaged
{
    /// <summary>Most elements of a piece: four chains of lanes run through one, pieces are combined pairwise.</summary>
    const int Piece = 1024;

    /// <summary>Shorter runs are gathered: a piece has to be worth its combination across lanes.</summary>
    const int LeastRun = 64;

    /// <summary>Elements of a part, where few results have many elements and each is cut into parts.</summary>
    const long Part = 16 * Piece;

    /// <summary>Elements that make a task.</summary>
    const long Grain = 16384;

    /// <summary>Short results that are stored together.</summary>
    const int Together = 64;

    TFold fold;
    FoldLayout x;
    FoldTarget<T> target;
    bool isInPlace;
    int parts;
    Slices cells;
    T* partial;

    internal static void Start(in TFold fold, in FoldLayout x, in FoldTarget<T> target, bool isComputing)
    {
        var job = new FoldRows<TFold, V, T> { fold = fold, x = x, target = target, parts = 1 };
        job.isInPlace = isComputing && x.RunStride == 1 && (x.Run >= LeastRun || x.Run == x.Reduced);
        if (x.Kept < 64 && x.Reduced >= 2 * Part) job.parts = (int)Math.Min(4096, (x.Reduced + Part - 1) / Part);
        job.cells = new(x.Kept * job.parts, Math.Max(1, Grain / Math.Max(1, x.Reduced / job.parts)), 1024);
        using var scratch = Scratch.Rent(job.parts > 1 ? x.Kept * job.parts * V.Count * sizeof(T) : 0);
        job.partial = (T*)scratch.Pointer;
        if (job.cells.Count == 1) job.Run(0);
        else Team.For(ref job, job.cells.Count);
        if (job.parts > 1) job.Combine();
    }

    [SkipLocalsInit]
    public void Run(int chunk)
    {
        long first = cells.Begin(chunk), end = cells.End(chunk);
        if (parts == 1 && isInPlace && x.Run == x.Reduced && x.Reduced <= Piece)
        {
            Short(first, end);
            return;
        }
        T* buffer = stackalloc T[Piece];
        Unsafe.SkipInit(out Cascade<TFold, V, T> pieces);
        for (long i = first; i < end; i++)
        {
            if (parts == 1)
            {
                target.Store(i, V.First(V.Across(fold, Fold(i, 0, x.Reduced, buffer, ref pieces))));
                continue;
            }
            long part = i % parts;
            V.Store(partial + i * V.Count, Fold(i / parts, x.Reduced * part / parts, x.Reduced * (part + 1) / parts, buffer, ref pieces));
        }
    }

    // One piece a result.
    [MethodImpl(AggressiveOptimization | NoInlining)]
    [SkipLocalsInit]
    readonly void Short(long first, long end)
    {
        T* values = stackalloc T[Together];
        int length = (int)x.Reduced;
        for (; first < end; first += Together)
        {
            int count = (int)Math.Min(Together, end - first);
            for (int i = 0; i < count; i++) values[i] = V.First(V.Across(fold, Line(fold, (T*)x.Start + x.SourceOffset(first + i), length)));
            target.Store(first, 1, values, count);
        }
    }

    /// <summary>The elements [first, end) of a result.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    readonly V Fold(long k, long first, long end, T* buffer, ref Cascade<TFold, V, T> pieces)
    {
        pieces.Clear();
        byte* source = x.Start + x.SourceOffset(k) * x.ByteSize;
        while (first < end)
        {
            int count = (int)Math.Min(Piece, end - first);
            T* from = buffer;
            if (!isInPlace) x.Gather(source, first, count, buffer);
            else
            {
                count = (int)Math.Min(count, x.Run - first % x.Run);
                from = (T*)source + x.ReducedOffset(first);
            }
            pieces.Add(fold, Line(fold, from, count));
            first += count;
        }
        return pieces.Total(fold);
    }

    /// <summary>Neighbours, lane by lane; four chains hide the latency.</summary>
    [MethodImpl(AggressiveInlining)]
    static V Line(in TFold f, T* source, int count)
    {
        V a = f.Identity<V>(), b = a, c = a, d = a;
        T* end = source + count;
        for (; source <= end - 4 * V.Count; source += 4 * V.Count)
        {
            a = f.Combine(a, f.Enter(V.Load(source)));
            b = f.Combine(b, f.Enter(V.Load(source + V.Count)));
            c = f.Combine(c, f.Enter(V.Load(source + 2 * V.Count)));
            d = f.Combine(d, f.Enter(V.Load(source + 3 * V.Count)));
        }
        for (; source <= end - V.Count; source += V.Count) a = f.Combine(a, f.Enter(V.Load(source)));
        int rest = (int)(end - source);
        if (rest > 0) b = f.Combine(b, V.Select(V.FirstMask(rest), f.Enter(V.LoadFirst(source, rest)), f.Identity<V>()));
        return f.Combine(f.Combine(a, b), f.Combine(c, d));
    }

    // Few results of many elements: their parts, pairwise.
    readonly void Combine()
    {
        for (long k = 0; k < x.Kept; k++)
        {
            var all = default(Cascade<TFold, V, T>);
            for (int part = 0; part < parts; part++) all.Add(fold, V.Load(partial + (k * parts + part) * V.Count));
            target.Store(k, V.First(V.Across(fold, all.Total(fold))));
        }
    }
}
