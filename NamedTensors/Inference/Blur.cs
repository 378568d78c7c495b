namespace NamedTorch.Inference;

/// <summary>Less precise types, where an operation's effect on some dims is not known.</summary>
internal static class Blur
{
    /// <summary>The dims from a position on; any dims may precede.</summary>
    public static TensorType Tail(TensorType x, int from) =>
        new(DimList.From(x.Dims.Skip(from), isOpen: true), [.. x.SizeArray.Skip(from)]);

    /// <summary>The type with nothing known about the dims at these positions.</summary>
    public static TensorType At(TensorType x, ulong positions)
    {
        if (positions == 0) return x;
        var slots = x.Dims.Select((slot, i) => Has(positions, i) ? DimSlot.Unknown : slot);
        return new(DimList.From(slots, x.Dims.IsOpen), [.. x.SizeArray.Select((size, i) => Has(positions, i) ? -1 : size)]);
    }

    /// <summary>The type of unknown dims, <paramref name="count"/> of them, in front of others.</summary>
    public static TensorType Unknowns(int count, TensorType tail) => new(
        DimList.From(Enumerable.Repeat(DimSlot.Unknown, count).Concat(tail.Dims)), [.. Enumerable.Repeat(-1L, count), .. tail.SizeArray]);

    /// <summary>An open type with unknown dims in front until it has at least <paramref name="rank"/>, or, closed, exactly that.</summary>
    public static TensorType Grow(TensorType x, int rank, bool isOpen)
    {
        int count = Math.Max(0, rank - x.Rank);
        if (count == 0 && isOpen == x.Dims.IsOpen) return x;
        return new(DimList.From(Enumerable.Repeat(DimSlot.Unknown, count).Concat(x.Dims), isOpen), [.. Enumerable.Repeat(-1L, count), .. x.SizeArray]);
    }

    public static bool Has(ulong positions, int at) => (positions & 1UL << at) != 0;

    /// <summary>Whether a name is among dims: surely, surely not, or null.</summary>
    public static bool? HasName(DimList dims, string name) => dims.IndexOf(name) >= 0 ? true : dims.HasUnknown ? null : false;

    /// <summary>NT1004 where a name that comes new to the dims of a type may be there already.</summary>
    public static Risks NameTwice(DimList dims) => dims.HasUnknown ? Diagnostics.DiagnosticId.NT1004 : Risks.None;
}
