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
        if (DimLookup.Find(operation, x, dim, operand, out int at) is { } conflict) return conflict;
        if (axes.Length == 0) return new Conflict(DiagnosticId.NT1009, operation).With(operand, x);
        if (at == DimLookup.UnknownPosition) return TensorType.Unknown;
        if (Sizes(operation, x, at, axes, operand, out long[] inferred) is { } wrong) return wrong;

        var slots = x.Dims.ToList();
        var sizes = x.SizeArray.ToList();
        slots.RemoveAt(at);
        sizes.RemoveAt(at);
        slots.InsertRange(at, axes.Select(axis => axis.Slot));
        sizes.InsertRange(at, inferred);
        return Distinct.Type(operation, slots, [.. sizes], x, operand);
    }

    static Conflict? Sizes(string operation, TensorType x, int at, KnownAxis[] axes, string operand, out long[] sizes)
    {
        sizes = [.. axes.Select(axis => axis.Size.Code)];
        int open = -1;
        Size product = 1, size = new(x.SizeArray[at]);
        for (int i = 0; i < sizes.Length; i++)
        {
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
            if (!size.IsConstant || !product.IsConstant) return null;
        }
        else if (!Size.SurelyDiffer(product.Code, size.Code)) return null;
        return new Conflict(DiagnosticId.NT2003, operation,
            ("sizes", "(" + string.Join(", ", axes.Select(axis => axis.Size)) + ")"), ("product", product),
            ("dim", x.Dims.NameAt(at) ?? at.ToString()), ("size", size)).With(operand, x);
    }
}
