namespace NamedTorch.Cpu;

/// <summary>Where the elements of some dims of a tensor lie, in elements from its first.</summary>
readonly struct Places
{
    readonly long[] sizes, strides;

    /// <param name="x">The tensor.</param>
    /// <param name="dims">The dims, outermost first.</param>
    internal Places(Tensor x, IEnumerable<int> dims)
    {
        int[] all = [.. dims];
        (sizes, strides) = (new long[all.Length], new long[all.Length]);
        for (int i = 0; i < all.Length; i++) (sizes[i], strides[i]) = (x.Sizes[all[i]], x.Strides[all[i]]);
    }

    /// <summary>The place of an index, counted in the row-major order of the dims.</summary>
    internal long Of(long index)
    {
        long place = 0;
        for (int d = sizes.Length - 1; d >= 0 && index != 0; d--)
        {
            (index, long at) = Math.DivRem(index, sizes[d]);
            place += at * strides[d];
        }
        return place;
    }
}
