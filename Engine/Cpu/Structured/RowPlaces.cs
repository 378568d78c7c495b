namespace NamedTorch.Cpu;

/// <summary>Where the rows of a tensor along one dim begin, in elements from its first.</summary>
readonly struct RowPlaces
{
    readonly long[] sizes, strides;

    internal RowPlaces(Tensor x, int dim)
    {
        var kept = Enumerable.Range(0, x.Rank).Where(d => d != dim).ToArray();
        (sizes, strides) = (new long[kept.Length], new long[kept.Length]);
        for (int i = 0; i < kept.Length; i++) (sizes[i], strides[i]) = (x.Sizes[kept[i]], x.Strides[kept[i]]);
        Step = x.Rank == 0 ? 1 : x.Strides[dim];
    }

    /// <summary>Elements from one element of a row to the next.</summary>
    internal long Step { get; }

    /// <summary>The first element of a row; rows count in the row-major order of the other dims.</summary>
    internal long Of(long row)
    {
        long place = 0;
        for (int d = sizes.Length - 1; d >= 0 && row != 0; d--)
        {
            (row, long index) = Math.DivRem(row, sizes[d]);
            place += index * strides[d];
        }
        return place;
    }
}
