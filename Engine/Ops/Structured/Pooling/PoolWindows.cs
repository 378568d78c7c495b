namespace NamedTorch.Ops;

/// <summary>Where the windows of a pooling lie along one dim, cut to what is inside.</summary>
/// <param name="Inputs">Places of the dim.</param>
/// <param name="Begin">Per window its first place.</param>
/// <param name="End">Per window one past its last.</param>
/// <param name="Step">From one place of a window to the next.</param>
/// <param name="Divisor">Per window what an average counts: places inside, or with the padding.</param>
public sealed record PoolWindows(long Inputs, long[] Begin, long[] End, long Step, long[] Divisor)
{
    /// <summary>A dim of size 1 that is left alone.</summary>
    internal static PoolWindows One { get; } = new(1, [0], [1], 1, [1]);

    /// <summary>Windows of one kernel at even distances.</summary>
    internal static PoolWindows Sliding(long inputs, long outputs, long kernel, long stride, long padding, long dilation, bool countsPadding)
    {
        long[] begin = new long[outputs], end = new long[outputs], divisor = new long[outputs];
        for (long o = 0; o < outputs; o++)
        {
            long first = o * stride - padding, last = first + dilation * (kernel - 1) + 1, padded = Math.Min(last, inputs + padding) - first;
            begin[o] = first >= 0 ? first : first + (-first + dilation - 1) / dilation * dilation;
            end[o] = Math.Min(last, inputs);
            divisor[o] = countsPadding ? padded : end[o] - begin[o];
        }
        return new(inputs, begin, end, dilation, divisor);
    }

    /// <summary>Windows that cover the dim in as many nearly equal parts as asked for.</summary>
    internal static PoolWindows Adaptive(long inputs, long outputs)
    {
        long[] begin = new long[outputs], end = new long[outputs], divisor = new long[outputs];
        for (long o = 0; o < outputs; o++)
        {
            (begin[o], end[o]) = (o * inputs / outputs, ((o + 1) * inputs + outputs - 1) / outputs);
            divisor[o] = end[o] - begin[o];
        }
        return new(inputs, begin, end, 1, divisor);
    }

    /// <summary>The averages, or the sums times a factor, over the windows as a band.</summary>
    internal Band Averages(double? factor = null) => Band.Of(Inputs, Begin.Length, o =>
    {
        var weights = new double[Math.Max(0, End[o] - Begin[o])];
        Array.Fill(weights, factor ?? 1.0 / Divisor[o]);
        return (Math.Min(Begin[o], Inputs), weights);
    });
}
