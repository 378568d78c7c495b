using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>
/// A regular part of x: per dim one place, or every so many elements from a start; dims may be inserted. What narrow, select, split
/// and basic indexing come down to. A view; its adjoint is <see cref="Placed"/>.
/// </summary>
/// <param name="starts">The first place, for every dim of x.</param>
/// <param name="steps">The distance of places, for every dim of x.</param>
/// <param name="sources">For every dim of the result the dim of x it runs along, or <see cref="Rearrange.Inserted"/>; dims of x that are missing stay at their start.</param>
readonly struct Part(long[] starts, long[] steps, int[] sources) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x, TensorType type, long[] starts, long[] steps, int[] sources)
    {
        var part = new Part(starts, steps, sources);
        part.Layout(x, out long[] strides, out long offset);
        return Views.Make(part, x, type, strides, offset);
    }

    /// <summary>Places start … start + length − 1 of one dim.</summary>
    internal static Tensor Narrow(Tensor x, int at, long start, long length, long step = 1)
    {
        var (starts, steps, sources) = Whole(x.Rank);
        (starts[at], steps[at]) = (start, step);
        var dims = length != 1 && x.Dims.IsUnit(at) ? x.Dims.Replace(at, x.Dims[at].WithUnit(false)) : x.Dims;
        return Run(x, new(dims, Layouts.Replace(x.Sizes, at, length)), starts, steps, sources);
    }

    /// <summary>One place of one dim, which goes.</summary>
    internal static Tensor Select(Tensor x, int at, long place)
    {
        var (starts, steps, _) = Whole(x.Rank);
        starts[at] = place;
        var sources = new int[x.Rank - 1];
        for (int i = 0; i < sources.Length; i++) sources[i] = i < at ? i : i + 1;
        return Run(x, new(x.Dims.RemoveAt(at), Layouts.Remove(x.Sizes, at)), starts, steps, sources);
    }

    /// <summary>The same places of another tensor of x's sizes, not recorded: what <see cref="Placed"/> writes.</summary>
    internal Tensor Of(Tensor x, TensorType type)
    {
        Layout(x, out long[] strides, out long offset);
        return x.View(type, strides, offset);
    }

    internal Tensor Again(Tensor x, TensorType type) => Run(x, type, starts, steps, sources);

    public void Pull(Pullback pull) => pull[0] = Placed.Run(pull.Cotangent, pull.TypeOf(0), this);

    static (long[] Starts, long[] Steps, int[] Sources) Whole(int rank)
    {
        var whole = (new long[rank], new long[rank], new int[rank]);
        for (int i = 0; i < rank; i++) (whole.Item2[i], whole.Item3[i]) = (1, i);
        return whole;
    }

    void Layout(Tensor x, out long[] strides, out long offset)
    {
        var own = x.Strides;
        strides = new long[sources.Length];
        for (int i = 0; i < strides.Length; i++) strides[i] = sources[i] < 0 ? 0 : own[sources[i]] * steps[sources[i]];
        offset = x.Offset;
        for (int d = 0; d < starts.Length; d++) offset += starts[d] * own[d];
    }
}
