using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Sums by position: what <see cref="Sum"/> and every adjoint of a broadcast come down to.</summary>
static class Summing
{
    /// <summary>Σ over the dims at these positions (ascending), which go, or stay as units.</summary>
    internal static Tensor Over(Tensor x, IReadOnlyList<int> over, bool keep = false)
    {
        if (over.Count == 0) return x;
        int[] positions = [.. over];
        var dims = DimList.Empty;
        var sizes = new List<long>();
        for (int d = 0; d < x.Rank; d++)
            if (!positions.Contains(d)) (dims, _) = (dims.Append(x.Dims[d]), Add(sizes, x.Sizes[d]));
            else if (keep) (dims, _) = (dims.Append(DimSlot.Of(x.Dims.NameAt(d), true)), Add(sizes, 1));
        return Sum.Run(x, positions, new(dims, [.. sizes]), keep);

        static bool Add(List<long> list, long size)
        {
            list.Add(size);
            return true;
        }
    }
}
