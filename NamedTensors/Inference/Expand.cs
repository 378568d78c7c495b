using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Dims of size 1 stretch: by name, or to sizes for all dims, aligned from the right, with new unnamed dims in front.</summary>
/// <remarks>Adjoint: the sum over the stretched dims.</remarks>
public static class Expand
{
    /// <summary>The stretched type; a size of −1 keeps that of the dim.</summary>
    /// <exception cref="TensorTypeException">NT1003: no such dim; NT2001: a dim of another size than 1; NT2007: sizes that cannot be.</exception>
    public static TensorType Types(string operation, TensorType x, IReadOnlyList<Axis> axes) => Try(operation, x, axes).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<Axis> axes, string operand = "x") =>
        Try(operation, x, [.. axes.Select(axis => (KnownAxis)axis)], operand);

    internal static Outcome Try(string operation, TensorType x, KnownAxis[] axes, string operand)
    {
        if (axes.Any(axis => axis.Slot.Kind == DimKind.Unknown)) return Outcome.Unsure(Risks.All);
        bool named = axes.Any(axis => axis.Slot.Kind == DimKind.Named);
        var risks = Risks.None;
        if (!named) return To(operation, x, [.. axes.Select(axis => axis.Size)], operand, isOpen: false, risks);
        // What is not mentioned keeps its size.
        var sizes = x.SizeArray.Select(_ => (Size)0 - 1).ToArray();
        ulong unknown = 0;
        foreach (var axis in axes)
        {
            if (axis.Slot.Name is not { } name)
                return Outcome.Fail(new Conflict(DiagnosticId.NT2007, operation, ("reason", "sizes are given by name for some dims and by position for others.")).With(operand, x), risks);
            if (DimSearch.Find(operation, x, name, operand, out var place, ref risks) is { } conflict) return Outcome.Fail(conflict, risks);
            if (place.IsKnown) sizes[place.At] = axis.IsInferred ? (Size)0 - 1 : axis.Size;
            else unknown |= place.Candidates;
        }
        for (int i = 0; i < sizes.Length; i++)
            if (Blur.Has(unknown, i)) sizes[i] = Size.Unknown;
        return To(operation, x, sizes, operand, x.Dims.IsOpen, risks);
    }

    static Outcome To(string operation, TensorType x, Size[] sizes, string operand, bool isOpen, Risks risks)
    {
        int extra = sizes.Length - x.Rank;
        if (extra < 0)
            return Outcome.Fail(new Conflict(DiagnosticId.NT2007, operation, ("reason", $"{sizes.Length} sizes for a tensor of rank {x.Rank}.")).With(operand, x), risks);
        bool open = x.Dims.IsOpen;
        if (open) risks |= DiagnosticId.NT2007 | (Risks)DiagnosticId.NT2001;
        var slots = new DimSlot[sizes.Length];
        var result = new long[sizes.Length];
        for (int d = 0; d < sizes.Length; d++)
        {
            int own = d - extra;
            long before = own >= 0 ? x.SizeArray[own] : -1;
            if (sizes[d].NegativeConstant is { } negative && (negative < -1 || own < 0 && !open))
                return Outcome.Fail(new Conflict(DiagnosticId.NT2007, operation, ("reason", $"size {negative} of dim {d} is not possible."), ("fix", "-1 keeps the size of a dim that is there.")).With(operand, x), risks);
            bool kept = sizes[d].NegativeConstant is not null;
            result[d] = kept ? before : sizes[d].Code;
            slots[d] = own >= 0 ? x.Dims[own] : open ? DimSlot.Unknown : DimSlot.Unnamed;
            if (own < 0 && !open && sizes[d].IsUnknown) risks |= DiagnosticId.NT2007;
            if (kept || own < 0) continue;
            if (before != 1 && Size.SurelyDiffer(before, result[d]) && before >= 0)
                return Outcome.Fail(new Conflict(DiagnosticId.NT2001, operation, ("reason", $"dim '{x.Dims[own]}' has size {new Size(before)} and cannot stretch to {sizes[d]}."), ("fix", "Only dims of size 1 stretch.")).With(operand, x), risks);
            if (before != 1 && (before < 0 || result[d] != before)) risks |= DiagnosticId.NT2001;
            if (result[d] < 0) risks |= DiagnosticId.NT2007;
            // A size that is not known may be -1, or what the dim has already.
            if (result[d] == -1 && before > 1) result[d] = before;
            if (slots[d].Unit != DimUnit.No && result[d] != 1) slots[d] = slots[d].WithUnit(result[d] >= 0 ? DimUnit.No : DimUnit.Maybe);
        }
        return Outcome.Of(new(DimList.From(slots, isOpen), result), risks);
    }
}
