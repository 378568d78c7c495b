using System.Runtime.CompilerServices;
using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>
/// A reduction's two loops: over the kept dims (results) and over the reduced ones. Neighbours that continue each other are merged,
/// reduced dims are walked from the widest stride to the narrowest. Where a kept dim is dense, whole lanes of results can be
/// accumulated at once: it is then split off as columns.
/// </summary>
unsafe struct FoldLayout
{
    /// <summary>Columns are worth while from here on.</summary>
    const int LeastColumns = 4;

    long* keptSizes, keptStrides, keptSteps, reducedSizes, reducedStrides;
    int keptRank, reducedRank;

    internal byte* Start;
    internal DType DType;
    internal int ByteSize;

    /// <summary>Results, and elements per result.</summary>
    internal long Kept, Reduced;

    /// <summary>Neighbouring elements that belong to different results; 0 where the reduced dims are the dense ones.</summary>
    internal long Columns;

    /// <summary>Elements of the result between neighbouring columns.</summary>
    internal long ColumnStep;

    /// <summary>Kept dims without the columns, or all.</summary>
    internal readonly long Outer => Columns > 0 ? Kept / Columns : Kept;

    /// <summary>Elements in a row of evenly spaced ones along the reduced dims.</summary>
    internal readonly long Run => reducedRank == 0 ? 1 : reducedSizes[reducedRank - 1];

    /// <summary>Elements between neighbours of a run.</summary>
    internal readonly long RunStride => reducedRank == 0 ? 1 : reducedStrides[reducedRank - 1];

    /// <summary>Longs that <see cref="Build"/> needs for a tensor of this rank.</summary>
    internal static int Space(int rank) => 5 * Math.Max(rank, 1);

    /// <summary>The loops for x = [kept…, reduced…], with a dense row-major result of the kept sizes.</summary>
    internal static FoldLayout Build(Tensor x, int kept, long* space)
    {
        int most = Math.Max(x.Rank, 1);
        var layout = new FoldLayout
        {
            DType = x.DType,
            ByteSize = x.DType.ByteSize,
            Kept = 1,
            Reduced = 1,
            keptSizes = space,
            keptStrides = space + most,
            keptSteps = space + 2 * most,
            reducedSizes = space + 3 * most,
            reducedStrides = space + 4 * most,
        };
        for (int d = 0; d < kept; d++) layout.Kept *= x.Sizes[d];
        long step = layout.Kept;
        for (int d = 0; d < kept; d++)
        {
            step /= Math.Max(1, x.Sizes[d]);
            if (x.Sizes[d] != 1) layout.Keep(x.Sizes[d], x.Strides[d], step);
        }
        for (int d = kept; d < x.Rank; d++)
        {
            layout.Reduced *= x.Sizes[d];
            if (x.Sizes[d] != 1) layout.Reduce(x.Sizes[d], x.Strides[d]);
        }
        layout.Merge();
        layout.SplitColumns();
        return layout;
    }

    /// <summary>Where outer result <paramref name="index"/> has its first element.</summary>
    internal readonly long SourceOffset(long index) => Offset(index, keptSizes, keptStrides, keptRank);

    /// <summary>Where outer result <paramref name="index"/> goes.</summary>
    internal readonly long ResultOffset(long index) => Offset(index, keptSizes, keptSteps, keptRank);

    /// <summary>Where reduced element <paramref name="index"/> lies from a result's first.</summary>
    internal readonly long ReducedOffset(long index) => Offset(index, reducedSizes, reducedStrides, reducedRank);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static long Offset(long index, long* sizes, long* strides, int rank) => rank == 1 ? index * *strides : Sum(index, sizes, strides, rank);

    static long Sum(long index, long* sizes, long* strides, int rank)
    {
        long offset = 0;
        for (int d = rank - 1; d > 0; d--)
        {
            offset += index % sizes[d] * strides[d];
            index /= sizes[d];
        }
        return rank == 0 ? 0 : offset + index * *strides;
    }

    /// <summary>Brings reduced elements of the result that starts at <paramref name="source"/> into a buffer.</summary>
    internal readonly void Gather<T>(byte* source, long first, int count, T* buffer) where T : unmanaged
    {
        for (int done = 0; done < count;)
        {
            int n = (int)Math.Min(Run - (first + done) % Run, count - done);
            Convert<T>.Load(DType, source + ReducedOffset(first + done) * ByteSize, RunStride, buffer + done, n);
            done += n;
        }
    }

    void Keep(long size, long stride, long step)
    {
        int last = keptRank - 1;
        if (last >= 0 && keptStrides[last] == stride * size && keptSteps[last] == step * size) (keptSizes[last], keptStrides[last], keptSteps[last]) = (keptSizes[last] * size, stride, step);
        else (keptSizes[keptRank], keptStrides[keptRank], keptSteps[keptRank++]) = (size, stride, step);
    }

    void Reduce(long size, long stride)
    {
        int at = reducedRank++;
        for (; at > 0 && Math.Abs(reducedStrides[at - 1]) < Math.Abs(stride); at--)
            (reducedSizes[at], reducedStrides[at]) = (reducedSizes[at - 1], reducedStrides[at - 1]);
        (reducedSizes[at], reducedStrides[at]) = (size, stride);
    }

    void Merge()
    {
        int rank = 0;
        for (int d = 0; d < reducedRank; d++)
            if (rank > 0 && reducedStrides[rank - 1] == reducedStrides[d] * reducedSizes[d]) (reducedSizes[rank - 1], reducedStrides[rank - 1]) = (reducedSizes[rank - 1] * reducedSizes[d], reducedStrides[d]);
            else (reducedSizes[rank], reducedStrides[rank++]) = (reducedSizes[d], reducedStrides[d]);
        reducedRank = rank;
    }

    void SplitColumns()
    {
        if (Reduced <= 1 || RunStride == 1) return;
        for (int d = 0; d < keptRank; d++)
        {
            if (keptStrides[d] != 1 || keptSizes[d] < LeastColumns) continue;
            (Columns, ColumnStep) = (keptSizes[d], keptSteps[d]);
            keptRank--;
            for (; d < keptRank; d++) (keptSizes[d], keptStrides[d], keptSteps[d]) = (keptSizes[d + 1], keptStrides[d + 1], keptSteps[d + 1]);
            return;
        }
    }
}
