using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>One dim becomes several, whose sizes multiply to its own; none of them is a unit.</summary>
/// <remarks>Adjoint: group.</remarks>
public static class Ungroup
{
    /// <summary>The unflattened type.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="x">The type.</param>
    /// <param name="dim">The dim to take apart.</param>
    /// <param name="axes">What it becomes, outermost first; one size may be −1 and is inferred.</param>
    /// <exception cref="TensorTypeException">NT1003; NT1004: a name is taken; NT1009: no axes; NT2003: the sizes do not multiply
    /// to the dim's; NT2007: a size below −1, or −1 twice.</exception>
    public static TensorType Types(string operation, TensorType x, DimRef dim, IReadOnlyList<Axis> axes) => Try(operation, x, dim, axes).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, DimRef dim, IReadOnlyList<Axis> axes, string operand = "x") =>
        Try(operation, x, dim, [.. axes.Select(axis => (KnownAxis)axis)], operand);

    internal static Outcome Try(string operation, TensorType x, DimRef dim, KnownAxis[] axes, string operand)
    {
        var risks = Risks.None;
        if (DimSearch.Find(operation, x, dim, operand, out var place, ref risks) is { } conflict) return conflict;
        if (axes.Length == 0) return Outcome.Fail(new Conflict(DiagnosticId.NT1009, operation).With(operand, x), risks);
        if (!place.IsKnown)
            return Outcome.Of(Blur.Tail(x, place.End), risks | DiagnosticId.NT1004 | DiagnosticId.NT2003 | DiagnosticId.NT2007);
        int at = place.At;
        var slots = x.Dims.ToList();
        slots.RemoveAt(at);
        slots.InsertRange(at, axes.Select(axis => axis.Slot.WithUnit(false)));
        // Names before sizes.
        if (axes.Any(axis => axis.Slot.Kind != DimKind.Unnamed) && (x.Dims.HasUnknown || axes.Any(axis => axis.Slot.Kind == DimKind.Unknown)))
            risks |= DiagnosticId.NT1004;
        if (Distinct.Check(operation, slots, x.Dims.IsOpen, out var dims) is { } twice) return Outcome.Fail(twice.With(operand, x), risks);
        if (Sizes(operation, x, at, axes, operand, out long[] inferred, ref risks) is { } wrong) return Outcome.Fail(wrong, risks);
        var sizes = x.SizeArray.ToList();
        sizes.RemoveAt(at);
        sizes.InsertRange(at, inferred);
        return Outcome.Of(new(dims!, [.. sizes]), risks);
    }

    static Conflict? Sizes(string operation, TensorType x, int at, KnownAxis[] axes, string operand, out long[] sizes, ref Risks risks)
    {
        sizes = [.. axes.Select(axis => axis.Size.Code)];
        int open = -1;
        Size product = 1, size = new(x.SizeArray[at]);
        for (int i = 0; i < sizes.Length; i++)
        {
            // A size of which nothing is known may be the one to infer.
            if (axes[i].Size.IsUnknown) risks |= DiagnosticId.NT2007;
            if (axes[i].Size.NegativeConstant is not { } negative) product *= axes[i].Size;
            else if (negative == -1 && open < 0) open = i;
            else
                return new Conflict(DiagnosticId.NT2007, operation,
                    ("reason", negative == -1 ? "more than one size is -1; only one can be inferred." : $"size {negative} is below 0.")).With(operand, x);
        }
        if (open >= 0)
        {
            sizes[open] = (size / product).Code;
            if (size.IsConstant && product.IsConstant && product.Code > 0 && size.Code % product.Code == 0) return null;
            if (!size.IsConstant || !product.IsConstant)
            {
                risks |= DiagnosticId.NT2003;
                return null;
            }
        }
        else if (!Size.SurelyDiffer(product.Code, size.Code))
        {
            if (product.IsUnknown || product != size) risks |= DiagnosticId.NT2003;
            return null;
        }
        return new Conflict(DiagnosticId.NT2003, operation,
            ("sizes", "(" + string.Join(", ", axes.Select(axis => axis.IsInferred ? "-1" : axis.Size.ToString())) + ")"), ("product", product),
            ("dim", x.Dims.NameAt(at) ?? at.ToString()), ("size", size)).With(operand, x);
    }
}
