using System.Text;
using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>
/// How several tensors are walked together: dims of size 1 go, dims that continue each other in all of them become one. Kernels are written
/// for the pattern of strides (0, 1 or any per tensor and dim); the sizes, strides and offsets themselves are arguments.
/// </summary>
sealed class Layout
{
    readonly List<long> sizes = [];
    readonly List<long>[] strides;
    readonly long[] offsets;

    Layout(int tensors) => (strides, offsets) = ([.. Enumerable.Range(0, tensors).Select(static _ => new List<long>())], new long[tensors]);

    /// <summary>Elements to visit.</summary>
    internal long Count { get; private set; } = 1;

    /// <summary>The type of indices: int64 only where int32 does not reach.</summary>
    internal ScalarType Index { get; private set; } = ScalarType.Int32;

    /// <summary>The pattern: layouts of one key share a kernel.</summary>
    internal string Key { get; private set; } = "";

    /// <summary>The layout of tensors broadcast from the right to the sizes.</summary>
    internal static Layout Of(ReadOnlySpan<long> sizes, params ReadOnlySpan<Tensor> tensors)
    {
        var layout = new Layout(tensors.Length);
        for (int d = 0; d < sizes.Length; d++)
        {
            layout.Count *= sizes[d];
            if (sizes[d] == 1) continue;
            var steps = new long[tensors.Length];
            for (int t = 0; t < steps.Length; t++)
            {
                int at = d - sizes.Length + tensors[t].Rank;
                steps[t] = at < 0 || tensors[t].Sizes[at] == 1 ? 0 : tensors[t].Strides[at];
            }
            layout.Append(sizes[d], steps);
        }
        for (int t = 0; t < tensors.Length; t++) layout.offsets[t] = tensors[t].Offset;
        layout.Finish();
        return layout;
    }

    /// <summary>The same walk with indices of 64 bits, for kernels that combine it with a longer one.</summary>
    internal Layout Widened()
    {
        Index = ScalarType.Int64;
        Key = "L" + Key[1..];
        return this;
    }

    /// <summary>Writes where each tensor's element of this number is, counted from the beginning of its storage.</summary>
    internal Value[] Places(KernelBuilder k, Value element) => Walk(k)(element);

    /// <summary>Declares sizes, strides and offsets; what comes back writes the places of an element, as often as it is called.</summary>
    internal Func<Value, Value[]> Walk(KernelBuilder k) => Begin(k).Places;

    /// <summary>Declares sizes, strides and offsets.</summary>
    internal LayoutWalk Begin(KernelBuilder k)
    {
        Value[] starts = [.. offsets.Select(_ => k.Number(Index))];
        var lengths = new Value[sizes.Count];
        var steps = new Value[strides.Length, sizes.Count];
        for (int d = sizes.Count - 1; d >= 0; d--)
        {
            if (d > 0) lengths[d] = k.Number(Index);
            for (int t = 0; t < strides.Length; t++)
                if (strides[t][d] is not (0 or 1)) steps[t, d] = k.Number(Index);
        }
        return new(strides, starts, lengths, steps);
    }

    /// <summary>Dims that are left.</summary>
    internal int Rank => sizes.Count;

    /// <summary>Every so many elements from a multiple of so many on lie in one line of the last dim; of a single dim the very last may be fewer.</summary>
    internal bool HasRuns(int count) => Rank == 1 || Rank > 1 && sizes[^1] % count == 0;

    /// <summary>The stride of a tensor's last dim; 0 without dims.</summary>
    internal long Step(int tensor) => Rank == 0 ? 0 : strides[tensor][^1];

    /// <summary>Every place of a tensor is a multiple of a number.</summary>
    internal bool IsMultiple(int tensor, int of) => offsets[tensor] % of == 0 && strides[tensor].TrueForAll(s => s % of == 0);

    /// <summary>How a run of a tensor lies: neighbours from a multiple of so many on ('v'), one element for all ('0'), or apart ('s').</summary>
    internal char Run(int tensor, int count)
    {
        var steps = strides[tensor];
        if (steps[^1] == 0) return '0';
        return steps[^1] == 1 && offsets[tensor] % count == 0 && steps.Take(steps.Count - 1).All(s => s % count == 0) ? 'v' : 's';
    }

    /// <summary>The arguments that <see cref="Walk"/> declares, in its order.</summary>
    internal void Give(List<Argument> arguments)
    {
        foreach (long offset in offsets) arguments.Add(Argument.Of(Index, offset));
        for (int d = sizes.Count - 1; d >= 0; d--)
        {
            if (d > 0) arguments.Add(Argument.Of(Index, sizes[d]));
            foreach (var steps in strides)
                if (steps[d] is not (0 or 1)) arguments.Add(Argument.Of(Index, steps[d]));
        }
    }

    void Append(long size, ReadOnlySpan<long> steps)
    {
        bool continues = sizes.Count > 0;
        for (int t = 0; t < steps.Length && continues; t++) continues = strides[t][^1] == steps[t] * size;
        if (continues) sizes[^1] *= size;
        else sizes.Add(size);
        for (int t = 0; t < steps.Length; t++)
            if (continues) strides[t][^1] = steps[t];
            else strides[t].Add(steps[t]);
    }

    void Finish()
    {
        if (Count > int.MaxValue - 1024) Index = ScalarType.Int64;
        for (int t = 0; t < strides.Length; t++)
        {
            long reach = Math.Abs(offsets[t]);
            for (int d = 0; d < sizes.Count; d++) reach += Math.Abs(strides[t][d]) * Math.Max(0, sizes[d] - 1);
            if (reach > int.MaxValue) Index = ScalarType.Int64;
        }
        var key = new StringBuilder(Index == ScalarType.Int32 ? "I" : "L");
        foreach (var steps in strides)
        {
            key.Append('|');
            foreach (long step in steps) key.Append(step switch { 0 => '0', 1 => '1', _ => 's' });
        }
        Key = key.ToString();
    }
}
