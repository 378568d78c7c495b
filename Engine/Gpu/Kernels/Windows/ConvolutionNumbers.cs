using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>The sizes, strides and offsets that every convolution kernel is given.</summary>
sealed class ConvolutionNumbers
{
    readonly Value start;
    readonly Value[] strides;

    /// <summary>Declares the numbers.</summary>
    internal ConvolutionNumbers(KernelBuilder k, ScalarType index)
    {
        (Count, Ins, Outs, InsPerGroup, OutsPerGroup) = (k.Number(index), k.Number(index), k.Number(index), k.Number(index), k.Number(index));
        (OutStart, WeightStart, BiasStart, start) = (k.Number(index), k.Number(index), k.Number(index), k.Number(index));
        strides = [.. Enumerable.Range(0, 5).Select(_ => k.Number(index))];
        Sliding = new(k, index);
    }

    /// <summary>Elements of the result.</summary>
    internal Value Count { get; }

    /// <summary>Channels of x.</summary>
    internal Value Ins { get; }

    /// <summary>Channels of y.</summary>
    internal Value Outs { get; }

    internal Value InsPerGroup { get; }

    internal Value OutsPerGroup { get; }

    /// <summary>Where y, g or the columns begin.</summary>
    internal Value OutStart { get; }

    internal Value WeightStart { get; }

    internal Value BiasStart { get; }

    internal Sliding Sliding { get; }

    /// <summary>Where an element of x is.</summary>
    internal Value X(Value image, Value channel, ReadOnlySpan<Value> at) =>
        start + image * strides[0] + channel * strides[1] + at[0] * strides[2] + at[1] * strides[3] + at[2] * strides[4];

    /// <summary>The arguments for the constructor's numbers.</summary>
    internal static List<long> Give(long count, Tensor x, Tensor outs, long channels, Tensor? weight, Tensor? bias, ReadOnlySpan<long> taps, ConvolutionPlan plan) =>
    [
        count, x.Sizes[1], channels, x.Sizes[1] / plan.Groups, channels / plan.Groups,
        outs.Offset, weight?.Offset ?? 0, bias?.Offset ?? 0, x.Offset,
        .. x.Strides, .. Sliding.Give(x.Sizes[2..], outs.Sizes[2..], taps, plan),
    ];
}
