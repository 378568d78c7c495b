namespace NamedTorch.Gpu;

/// <summary>A view of a value that is not computed yet, as views of what its formula reads.</summary>
static class LeafView
{
    /// <summary>
    /// An operand that stands element for element beside a row-major value, as it stands beside a view of the value; null where no strides say that.
    /// </summary>
    /// <param name="operand">Has the value's sizes; a stride of 0 repeats.</param>
    /// <param name="view">Any view of the value's memory.</param>
    internal static Tensor? Of(Tensor operand, Tensor view)
    {
        if (IsWhole(view, operand.Sizes)) return operand;
        if (operand.ElementCount == 0) return null;
        // Runs of dims that one stride of the operand walks, innermost first: a step in the value's memory is a step in one of them.
        var runs = new List<Run>();
        long place = 1;
        for (int d = operand.Rank - 1; d >= 0; d--)
        {
            long size = operand.Sizes[d], step = operand.Strides[d];
            if (size == 1) continue;
            if (runs.Count > 0 && runs[^1] is var inner && step == inner.Step * inner.Size) runs[^1] = inner with { Size = inner.Size * size };
            else runs.Add(new(size, place, step));
            place *= size;
        }
        long offset = operand.Offset;
        // How far the view gets in each run: within it, nothing is carried into the next.
        var last = new long[runs.Count];
        for (int r = 0; r < last.Length; r++)
        {
            last[r] = view.Offset / runs[r].Place % runs[r].Size;
            offset += last[r] * runs[r].Step;
        }
        var strides = new long[view.Rank];
        for (int d = 0; d < strides.Length; d++)
        {
            long size = view.Sizes[d], step = view.Strides[d];
            if (size == 1 || step == 0) continue;
            int r = runs.FindLastIndex(run => run.Place <= step);
            if (r < 0 || step % runs[r].Place != 0) return null;
            long steps = step / runs[r].Place;
            last[r] += (size - 1) * steps;
            strides[d] = steps * runs[r].Step;
        }
        for (int r = 0; r < last.Length; r++)
            if (last[r] >= runs[r].Size) return null;
        return Tensor.Over(operand.Storage, operand.DType, new(DimList.Unnamed(view.Rank), view.Sizes.ToArray()), strides, offset);
    }

    /// <summary>Whether a view is all of a row-major value of these sizes, in its order.</summary>
    internal static bool IsWhole(Tensor view, ReadOnlySpan<long> sizes) => view.Offset == 0 && view.IsContiguous && view.Sizes.SequenceEqual(sizes);

    /// <summary>An operand stretched to a result's sizes from the right, and apart from the tape.</summary>
    internal static Tensor Stretched(Tensor x, ReadOnlySpan<long> sizes)
    {
        var strides = new long[sizes.Length];
        for (int d = 0; d < strides.Length; d++)
        {
            int at = d - sizes.Length + x.Rank;
            strides[d] = at < 0 || x.Sizes[at] == 1 ? 0 : x.Strides[at];
        }
        return Tensor.Over(x.Storage, x.DType, new(DimList.Unnamed(sizes.Length), sizes.ToArray()), strides, x.Offset);
    }

    readonly record struct Run(long Size, long Place, long Step);
}
