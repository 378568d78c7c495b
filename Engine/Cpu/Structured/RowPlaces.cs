namespace NamedTorch.Cpu;

/// <summary>Where the rows of a tensor along one dim begin, in elements from its first.</summary>
readonly struct RowPlaces(Tensor x, int dim)
{
    readonly Places others = new(x, Enumerable.Range(0, x.Rank).Where(d => d != dim));

    /// <summary>Elements from one element of a row to the next.</summary>
    internal long Step { get; } = x.Rank == 0 ? 1 : x.Strides[dim];

    /// <summary>The first element of a row; rows count in the row-major order of the other dims.</summary>
    internal long Of(long row) => others.Of(row);
}
