using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>One dim is inserted: stack, unfold, sample; as a unit: unsqueeze.</summary>
/// <remarks>Adjoint: drop it (a unit or a sample), or select from it (a stack).</remarks>
public static class New
{
    /// <summary>The type with one more dim.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="x">The type.</param>
    /// <param name="slot">The dim; a unit has size 1.</param>
    /// <param name="size">Its size.</param>
    /// <param name="at">Where it stands in the result; negative positions count from the end, −1 = last.</param>
    /// <exception cref="TensorTypeException">NT1004: the name is taken; NT1013: position out of range.</exception>
    public static TensorType Types(string operation, TensorType x, DimSlot slot, long size, int at) => Try(operation, x, slot, size, at).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, DimSlot slot, long size, int at, string operand = "x")
    {
        int rank = x.Rank + 1;
        var risks = slot.Kind == DimKind.Unnamed ? Risks.None : slot.Kind == DimKind.Unknown ? DiagnosticId.NT1004 : Blur.NameTwice(x.Dims);
        if (x.Dims.IsOpen && (at >= 0 || at < -rank))
            return Outcome.Of(Blur.Tail(x, at >= 0 ? Math.Min(at, x.Rank) : 0), risks | DiagnosticId.NT1013);
        if (at < -rank || at >= rank)
            return new Conflict(DiagnosticId.NT1013, operation, ("position", at), ("operand", operand), ("rank", rank), ("last", rank - 1),
                ("reason", $"position {at} is out of range for a result of rank {rank}.")).With(operand, x);
        if (at < 0) at += rank;
        var slots = x.Dims.ToList();
        var sizes = x.SizeArray.ToList();
        slots.Insert(at, slot);
        sizes.Insert(at, size);
        return Distinct.Type(operation, slots, [.. sizes], x, operand, x.Dims.IsOpen, risks);
    }
}
