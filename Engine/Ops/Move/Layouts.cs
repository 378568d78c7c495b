using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Sizes and strides edited: always a new array.</summary>
static class Layouts
{
    internal static long[] Insert(ReadOnlySpan<long> values, int at, long value) => [.. values[..at], value, .. values[at..]];

    internal static long[] Remove(ReadOnlySpan<long> values, int at) => [.. values[..at], .. values[(at + 1)..]];

    internal static long[] Replace(ReadOnlySpan<long> values, int at, long value)
    {
        long[] result = values.ToArray();
        result[at] = value;
        return result;
    }

    /// <summary>
    /// The strides under which the elements of a layout appear with other sizes in the same order, or null where that needs a copy.
    /// </summary>
    internal static long[]? Reshape(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, ReadOnlySpan<long> target)
    {
        var result = new long[target.Length];
        // Runs of dims that step evenly are one dim of the memory; each must be filled by whole target dims, from the right.
        int t = target.Length - 1;
        for (int d = sizes.Length - 1; d >= 0;)
        {
            if (sizes[d] == 1)
            {
                d--;
                continue;
            }
            long count = sizes[d], step = strides[d];
            for (d--; d >= 0 && (sizes[d] == 1 || strides[d] == step * count); d--) count *= sizes[d];
            long filled = 1;
            for (; t >= 0 && (filled < count || target[t] == 1); t--)
            {
                result[t] = step * filled;
                filled *= target[t];
            }
            if (filled != count) return null;
        }
        for (; t >= 0; t--) result[t] = 1;
        return result;
    }

    /// <summary>
    /// A dense tensor of this type whose dims lie in memory in the order of another's, but for the last, whose elements lie beside each other: what a
    /// transposed operand gives lies as the operand does, and goes on without a copy.
    /// </summary>
    internal static Tensor Like(TensorType type, Tensor other)
    {
        var result = Tensor.Allocate(type, other.DType, other.Device);
        int last = type.Rank - 1;
        int[] order = [.. Enumerable.Range(0, last).OrderByDescending(d => other.Strides[d])];
        var strides = new long[type.Rank];
        strides[last] = 1;
        long step = type.SizeArray[last];
        for (int i = last - 1; i >= 0; i--)
        {
            strides[order[i]] = step;
            step *= type.SizeArray[order[i]];
        }
        return Tensor.Over(result.Storage, result.DType, type, strides, 0);
    }
}
