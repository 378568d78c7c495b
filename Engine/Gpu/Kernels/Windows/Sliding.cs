using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>How windows slide over depth, height and width, as numbers of a kernel.</summary>
sealed class Sliding
{
    readonly Value[] inputs, outputs, taps, strides, paddings, dilations;

    /// <summary>Declares the numbers.</summary>
    internal Sliding(KernelBuilder k, ScalarType index)
    {
        Value[] Three() => [k.Number(index), k.Number(index), k.Number(index)];
        (inputs, outputs, taps, strides, paddings, dilations) = (Three(), Three(), Three(), Three(), Three(), Three());
        (K, Zero, One) = (k, k.Whole(index, 0), k.Whole(index, 1));
    }

    /// <summary>Declares sizes and paddings only: the windows themselves belong to the kernel, so that dividing by them is cheap.</summary>
    internal Sliding(KernelBuilder k, ScalarType index, ReadOnlySpan<long> taps, ConvolutionPlan plan)
    {
        Value[] Three() => [k.Number(index), k.Number(index), k.Number(index)];
        Value[] Known(ReadOnlySpan<long> numbers) => [k.Whole(index, numbers[0]), k.Whole(index, numbers[1]), k.Whole(index, numbers[2])];
        (inputs, outputs, paddings) = (Three(), Three(), Three());
        (this.taps, strides, dilations) = (Known(taps), Known(plan.Stride), Known(plan.Dilation));
        (K, Zero, One) = (k, k.Whole(index, 0), k.Whole(index, 1));
    }

    internal Value Zero { get; }

    internal Value One { get; }

    internal IReadOnlyList<Value> Inputs => inputs;

    internal IReadOnlyList<Value> Outputs => outputs;

    internal IReadOnlyList<Value> Taps => taps;

    KernelBuilder K { get; }

    /// <summary>The arguments for the constructor's numbers.</summary>
    internal static IEnumerable<long> Give(ReadOnlySpan<long> inputs, ReadOnlySpan<long> outputs, ReadOnlySpan<long> taps, ConvolutionPlan plan) =>
        [.. inputs, .. outputs, .. taps, .. plan.Stride, .. plan.Padding, .. plan.Dilation];

    /// <summary>The arguments for the numbers of the second constructor.</summary>
    internal static IEnumerable<long> GiveSizes(ReadOnlySpan<long> inputs, ReadOnlySpan<long> outputs, ConvolutionPlan plan) => [.. inputs, .. outputs, .. plan.Padding];

    /// <summary>Splits a row-major number into its last three coordinates and the rest.</summary>
    internal static Value[] Split(Value number, IReadOnlyList<Value> sizes, out Value rest)
    {
        var at = new Value[3];
        for (int d = 2; d >= 0; d--) (at[d], number) = (number % sizes[d], number / sizes[d]);
        rest = number;
        return at;
    }

    /// <summary>Row-major place of three coordinates.</summary>
    internal static Value Join(Value first, IReadOnlyList<Value> sizes, ReadOnlySpan<Value> at)
    {
        for (int d = 0; d < 3; d++) first = first * sizes[d] + at[d];
        return first;
    }

    /// <summary>Visits every tap of a window.</summary>
    internal void EachTap(Action<Value[]> visit) =>
        K.For(Zero, taps[0], One, z => K.For(Zero, taps[1], One, y => K.For(Zero, taps[2], One, x => visit([z, y, x]))));

    /// <summary>Where a tap of an output's window is, and whether that is inside.</summary>
    internal (Value[] Place, Value IsInside) Input(Value[] output, Value[] tap)
    {
        var place = new Value[3];
        Value? all = null;
        for (int d = 0; d < 3; d++)
        {
            place[d] = output[d] * strides[d] - paddings[d] + tap[d] * dilations[d];
            var inside = Zero <= place[d] & place[d] < inputs[d];
            all = all is { } before ? before & inside : inside;
        }
        return (place, all!.Value);
    }

    /// <summary>The output whose window has the input at this tap, and whether there is one.</summary>
    internal (Value[] Place, Value IsThere) Output(Value[] input, Value[] tap)
    {
        var place = new Value[3];
        Value? all = null;
        for (int d = 0; d < 3; d++)
        {
            var reach = input[d] + paddings[d] - tap[d] * dilations[d];
            place[d] = reach / strides[d];
            var isThere = Zero <= reach & K.Compare(Comparison.Equal, reach % strides[d], Zero) & place[d] < outputs[d];
            all = all is { } before ? before & isThere : isThere;
        }
        return (place, all!.Value);
    }
}
