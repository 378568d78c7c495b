namespace NamedTorch.Inference;

/// <summary>What two types have in common: the type of a variable where two ways of a program meet.</summary>
public static class Join
{
    /// <summary>
    /// The smallest type that says nothing wrong about either: aligned from the right, dims and sizes that differ are unknown, and
    /// where the ranks differ the front is open.
    /// </summary>
    public static TensorType Of(TensorType left, TensorType right)
    {
        if (ReferenceEquals(left, right) || left.Equals(right)) return left;
        int rank = Math.Min(left.Rank, right.Rank);
        var slots = new DimSlot[rank];
        var sizes = new long[rank];
        for (int back = 1; back <= rank; back++)
        {
            int at = rank - back, i = left.Rank - back, j = right.Rank - back;
            slots[at] = Slot(left.Dims[i], right.Dims[j]);
            sizes[at] = left.SizeArray[i] == right.SizeArray[j] ? left.SizeArray[i] : -1;
        }
        return new(DimList.From(slots, left.Dims.IsOpen || right.Dims.IsOpen || left.Rank != right.Rank), sizes);
    }

    static DimSlot Slot(DimSlot a, DimSlot b) =>
        (a.Kind == b.Kind && a.Name == b.Name ? a : DimSlot.Unknown).WithUnit(a.Unit == b.Unit ? a.Unit : DimUnit.Maybe);
}
