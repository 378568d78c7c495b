using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>The same elements under other dims and sizes; names are those of the axes, old ones are lost.</summary>
/// <remarks>Adjoint: the old dims and sizes back.</remarks>
public static class Reshape
{
    /// <summary>The type with these axes, one size of −1 inferred.</summary>
    /// <exception cref="TensorTypeException">NT1004: a name twice; NT2003: another number of elements; NT2007: sizes that cannot be.</exception>
    public static TensorType Types(string operation, TensorType x, IReadOnlyList<Axis> axes) => Try(operation, x, axes).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<Axis> axes, string operand = "x") =>
        Try(operation, x, [.. axes.Select(axis => (KnownAxis)axis)], operand);

    internal static Outcome Try(string operation, TensorType x, KnownAxis[] axes, string operand)
    {
        var risks = axes.Any(axis => axis.Slot.Kind == DimKind.Unknown) ? DiagnosticId.NT1004 : Risks.None;
        if (Distinct.Check(operation, [.. axes.Select(axis => axis.Slot.WithUnit(false))], false, out var dims) is { } twice) return Outcome.Fail(twice.With(operand, x), risks);
        int open = -1;
        Size product = 1;
        bool huge = false;
        for (int i = 0; i < axes.Length; i++)
        {
            // A size of which nothing is known may be the one to infer.
            if (axes[i].Size.IsUnknown) risks |= DiagnosticId.NT2007;
            if (axes[i].Size.NegativeConstant is not { } negative) product = Times(product, axes[i].Size, ref huge);
            else if (negative == -1 && open < 0) open = i;
            else return Fail(DiagnosticId.NT2007, negative == -1 ? "more than one size is -1; only one can be inferred." : $"size {negative} is below 0.");
        }
        long[] sizes = [.. axes.Select(axis => axis.Size.Code)];
        Size count = Count(x);
        if (axes.Any(axis => axis.Size.Code == 0)) (product, huge) = (0, false);
        if (huge)
        {
            if (!count.IsConstant) Doubt();
        }
        else if (open >= 0)
        {
            if (product.Code == 0) return Fail(DiagnosticId.NT2007, "a size of -1 beside one of 0 can be anything.");
            sizes[open] = (count / product).Code;
            if (count.IsConstant && product.IsConstant ? count.Code % product.Code == 0 : Doubt()) return Outcome.Of(new(dims!, sizes), risks);
        }
        else if (!Size.SurelyDiffer(product.Code, count.Code))
        {
            if (product.IsUnknown || product != count) Doubt();
            // One size that is not known is what the others leave.
            int unknown = Array.IndexOf(sizes, -1);
            if (unknown >= 0 && Array.LastIndexOf(sizes, -1) == unknown) sizes[unknown] = Left(count, axes, unknown);
            return Outcome.Of(new(dims!, sizes), risks);
        }
        if (huge && !count.IsConstant) return Outcome.Of(new(dims!, sizes), risks);
        return Outcome.Fail(new Conflict(DiagnosticId.NT2003, operation, ("from", count), ("to", "(" + string.Join(", ", axes.Select(Text)) + ")")).With(operand, x), risks);

        bool Doubt()
        {
            risks |= DiagnosticId.NT2003 | (Risks)DiagnosticId.NT2007;
            return true;
        }

        Outcome Fail(DiagnosticId id, string reason) => Outcome.Fail(new Conflict(id, operation, ("reason", reason)).With(operand, x), risks);
    }

    static Size Count(TensorType x)
    {
        if (x.Dims.IsOpen) return Size.Unknown;
        if (x.SizeArray.Contains(0)) return 0;
        Size count = 1;
        bool huge = false;
        foreach (long size in x.SizeArray) count = Times(count, new(size), ref huge);
        return count;
    }

    /// <summary>The product; not known where it is beyond 2⁶³.</summary>
    static Size Times(Size left, Size right, ref bool huge)
    {
        try
        {
            return left * right;
        }
        catch (OverflowException)
        {
            huge = true;
            return Size.Unknown;
        }
    }

    static long Left(Size count, KnownAxis[] axes, int unknown)
    {
        Size others = 1;
        for (int i = 0; i < axes.Length; i++)
            if (i != unknown && !others.IsUnknown) others = axes[i].Size.NegativeConstant is null ? others * axes[i].Size : Size.Unknown;
        return count.IsConstant && others.IsConstant && others.Code > 0 ? count.Code / others.Code : -1;
    }

    static string Text(KnownAxis axis) => axis.IsInferred ? axis.Slot + " -1" : axis.ToString();
}
