using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>The taps of a filter along one dim that take part, and where they look.</summary>
/// <param name="Taps">Their places in the filter, ascending.</param>
/// <param name="Slide">Where each of them looks.</param>
sealed record TapSet(long[] Taps, Slide Slide)
{
    /// <summary>Taps of a whole filter.</summary>
    internal static nint Count(Tensor w) => (nint)(w.Sizes[2] * w.Sizes[3] * w.Sizes[4]);

    /// <summary>All taps, for depth, height and width; planes of depth are kept apart.</summary>
    internal static TapSet[] Forward(Tensor w, ConvolutionPlan plan) => [.. Enumerable.Range(0, 3).Select(i => Forward(w.Sizes[2 + i], plan.Stride[i], plan.Padding[i], plan.Dilation[i], i == 0))];

    static TapSet Forward(long size, long stride, long padding, long dilation, bool isApart)
    {
        long[] taps = [.. Enumerable.Range(0, (int)size)];
        return new(taps, new(Array.ConvertAll(taps, tap => tap * dilation - padding), stride, isApart ? long.MaxValue : stride));
    }

    /// <summary>
    /// The taps by which the places stride · i + phase of x reach results: those where phase + padding − tap · dilation is a multiple of
    /// the stride. Null if there are none.
    /// </summary>
    internal static TapSet[]? Backward(Tensor w, ConvolutionPlan plan, long[] phase)
    {
        TapSet[] sets = [.. Enumerable.Range(0, 3).Select(i => Backward(w.Sizes[2 + i], plan.Stride[i], phase[i] + plan.Padding[i], plan.Dilation[i], i == 0)).OfType<TapSet>()];
        return sets.Length == 3 ? sets : null;
    }

    static TapSet? Backward(long size, long stride, long from, long dilation, bool isApart)
    {
        long[] taps = [.. Enumerable.Range(0, (int)size).Where(tap => (from - tap * dilation) % stride == 0)];
        return taps.Length == 0 ? null : new(taps, new(Array.ConvertAll(taps, tap => (from - tap * dilation) / stride), 1, isApart ? long.MaxValue : 1));
    }

    /// <summary>Where each combination of taps lies in a filter, depth first, width last.</summary>
    internal static nint[] Places(Tensor w, TapSet[] sets) =>
        [.. from d in sets[0].Taps from h in sets[1].Taps from v in sets[2].Taps select (nint)((d * w.Sizes[3] + h) * w.Sizes[4] + v)];
}
