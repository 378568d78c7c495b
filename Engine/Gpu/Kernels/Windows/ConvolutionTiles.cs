using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>The numbers of a convolution that is cut as a matrix product.</summary>
sealed class ConvolutionTiles
{
    readonly Value start, group;
    readonly Value[] strides;

    /// <summary>Declares the numbers.</summary>
    internal ConvolutionTiles(KernelBuilder k, ScalarType index, TileSizes sizes, ReadOnlySpan<long> taps, ConvolutionPlan plan)
    {
        (Rows, Columns, Inner) = (k.Number(index), k.Number(index), k.Number(index));
        Grid = new(k, index, sizes);
        (Ins, Outs, InsPerGroup, OutsPerGroup) = (k.Number(index), k.Number(index), k.Number(index), k.Number(index));
        Value resultStart = k.Number(index), perSplit = k.Number(index);
        ResultStart = resultStart + Grid.Split * perSplit;
        (OutStart, WeightStart, BiasStart, start) = (k.Number(index), k.Number(index), k.Number(index), k.Number(index));
        strides = [.. Enumerable.Range(0, 5).Select(_ => k.Number(index))];
        Sliding = new(k, index, taps, plan);
        group = Grid.Batch;
    }

    internal Value Rows { get; }

    internal Value Columns { get; }

    /// <summary>What is summed.</summary>
    internal Value Inner { get; }

    internal TileGrid Grid { get; }

    /// <summary>Channels of x.</summary>
    internal Value Ins { get; }

    /// <summary>Channels of y.</summary>
    internal Value Outs { get; }

    internal Value InsPerGroup { get; }

    internal Value OutsPerGroup { get; }

    /// <summary>Where the result, or this split's, begins.</summary>
    internal Value ResultStart { get; }

    /// <summary>Where g begins.</summary>
    internal Value OutStart { get; }

    internal Value WeightStart { get; }

    internal Value BiasStart { get; }

    internal Sliding Sliding { get; }

    /// <summary>A channel of y, by its number in the group.</summary>
    internal Value Out(Value channel) => group * OutsPerGroup + channel;

    /// <summary>A channel of x, by its number in the group.</summary>
    internal Value In(Value channel) => group * InsPerGroup + channel;

    /// <summary>Where an element of x is.</summary>
    internal Value X(Value image, Value channel, ReadOnlySpan<Value> at) =>
        start + image * strides[0] + channel * strides[1] + at[0] * strides[2] + at[1] * strides[3] + at[2] * strides[4];

    /// <summary>How many places there are.</summary>
    internal Value Volume(IReadOnlyList<Value> sizes) => sizes[0] * sizes[1] * sizes[2];

    /// <summary>The arguments for the constructor's numbers.</summary>
    internal static List<long> Give(TileCount count, Tensor result, Tensor x, Tensor outs, long channels, long weightStart, long biasStart, ConvolutionPlan plan) =>
    [
        count.Rows, count.Columns, count.Depth, .. count.Numbers,
        x.Sizes[1], channels, x.Sizes[1] / plan.Groups, channels / plan.Groups,
        result.Offset, result.ElementCount, outs.Offset, weightStart, biasStart, x.Offset,
        .. x.Strides, .. Sliding.GiveSizes(x.Sizes[2..], outs.Sizes[2..], plan),
    ];
}
