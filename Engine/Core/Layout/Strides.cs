namespace NamedTorch.Core;

/// <summary>The arithmetic of strided layouts; strides are in elements.</summary>
public static class Strides
{
    /// <summary>Whether the elements lie in row-major order without gaps; size-1 dims do not matter.</summary>
    public static bool AreContiguous(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        long expected = 1;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            if (sizes[i] == 0) return true;
            if (sizes[i] != 1 && strides[i] != expected) return false;
            expected *= sizes[i];
        }
        return true;
    }

    /// <summary>Whether two indices may reach one element (a stride of 0 or overlapping rows): such a view cannot be written.</summary>
    public static bool MayOverlap(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        if (AreContiguous(sizes, strides)) return false;
        Span<(long Stride, long Size)> dims = stackalloc (long, long)[sizes.Length];
        int n = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] == 0) return false;
            if (sizes[i] > 1) dims[n++] = (Math.Abs(strides[i]), sizes[i]);
        }
        dims = dims[..n];
        dims.Sort(static (a, b) => a.Stride.CompareTo(b.Stride));
        long reach = 0;
        foreach (var (stride, size) in dims)
        {
            if (stride <= reach) return true;
            reach += stride * (size - 1);
        }
        return false;
    }

    /// <summary>The lowest and the highest place of an element, counted from the first one; there is at least one.</summary>
    public static (long Low, long High) Reach(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        long low = 0, high = 0;
        for (int d = 0; d < sizes.Length; d++)
        {
            long reach = (sizes[d] - 1) * strides[d];
            (low, high) = reach < 0 ? (low + reach, high) : (low, high + reach);
        }
        return (low, high);
    }
}
