namespace NamedTorch;

/// <summary>
/// PyTorch's promotion: among the operands of the highest rank class (tensors with dims, then 0-dim tensors, then C# scalars)
/// the wider type wins; a lower class only counts when its category (bool, integer, floating) is higher.
/// </summary>
public static class Promotion
{
    /// <summary>The floating type that integers become where an operation needs one.</summary>
    public static DType DefaultFloat => DType.Float32;

    /// <summary>The smallest type that holds both, operands of one class.</summary>
    public static DType Join(DType a, DType b)
    {
        if (a == b) return a;
        if (a > b) (a, b) = (b, a);
        if (b == DType.BFloat16 && a == DType.Float16) return DType.Float32;
        return a == DType.UInt8 && b == DType.Int8 ? DType.Int16 : b;
    }

    /// <summary>The type in which two operands are computed.</summary>
    public static DType Of(Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.DType == b.DType && !a.IsWeak && !b.IsWeak) return a.DType;
        return Of([a, b]);
    }

    /// <summary>The type in which the operands are computed.</summary>
    public static DType Of(params ReadOnlySpan<Tensor> operands)
    {
        DType? dimensioned = null, zero = null, weak = null;
        foreach (var t in operands)
            if (t.IsWeak) weak = Merge(weak, t.DType);
            else if (t.Rank == 0) zero = Merge(zero, t.DType);
            else dimensioned = Merge(dimensioned, t.DType);
        if (weak is { } w && w != DType.Bool) weak = w.IsFloating ? DefaultFloat : DType.Int64;
        return Combine(Combine(dimensioned, zero), weak) ?? DefaultFloat;
    }

    /// <summary>The type itself when floating, else float32: for operations that have no integer result.</summary>
    public static DType ToFloating(DType dtype) => dtype.IsFloating ? dtype : DefaultFloat;

    /// <summary>The type in which sums and products of integers are kept: int64 for bool and integers.</summary>
    public static DType ToAccumulated(DType dtype) => dtype.IsFloating ? dtype : DType.Int64;

    /// <summary>Whether a result of type <paramref name="from"/> may be written into a tensor of type <paramref name="to"/>.</summary>
    public static bool CanStore(DType from, DType to) => from.Category <= to.Category;

    static DType Merge(DType? sum, DType next) => sum is { } s ? Join(s, next) : next;

    static DType? Combine(DType? higher, DType? lower) =>
        higher is not { } h ? lower : lower is not { } l || l.Category <= h.Category ? h : l;
}
