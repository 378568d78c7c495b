using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Types that must agree dim by dim: names unify, no size stretches.</summary>
/// <remarks>Under PyTorch's rules a signature's <c>same</c> is <c>unify</c>.</remarks>
public static class Same
{
    /// <summary>The type that two have together.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="left">The first operand's type.</param>
    /// <param name="right">The second operand's type.</param>
    /// <param name="leftName">How messages call the first operand.</param>
    /// <param name="rightName">How messages call the second operand.</param>
    /// <exception cref="TensorTypeException">NT1001, NT1002: names; NT2001: ranks or sizes differ.</exception>
    public static TensorType Types(string operation, TensorType left, TensorType right, string leftName = "left", string rightName = "right") =>
        Try(operation, left, right, leftName, rightName).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType left, TensorType right, string leftName = "left", string rightName = "right")
    {
        var names = Unify.Try(operation, Sizeless.Of(left), Sizeless.Of(right), NameRules.Strict, leftName, rightName);
        if (names.Conflict is { } conflict)
            return Sizeless.Restored(conflict, [new(leftName, left), new(rightName, right)]);
        var risks = names.Risks.OfNames;
        bool open = left.Dims.IsOpen && right.Dims.IsOpen;
        int rank = Math.Max(left.Rank, right.Rank);
        bool differ = !left.Dims.IsOpen && left.Rank < rank || !right.Dims.IsOpen && right.Rank < rank;
        var dims = names.Type.Dims.Count == rank && names.Type.Dims.IsOpen != open ? DimList.From(names.Type.Dims, open) : names.Type.Dims;
        var sizes = new long[rank];
        for (int back = 1; back <= rank && !differ; back++)
        {
            long x = back <= left.Rank ? left.SizeArray[left.Rank - back] : -1, y = back <= right.Rank ? right.SizeArray[right.Rank - back] : -1;
            differ = Size.SurelyDiffer(x, y);
            if (x != y || x == -1) risks |= DiagnosticId.NT2001;
            sizes[rank - back] = x >= 0 || y == -1 ? x : y;
        }
        if (left.Dims.IsOpen || right.Dims.IsOpen) risks |= DiagnosticId.NT2001;
        if (differ)
        {
            var no = new Conflict(DiagnosticId.NT2001, operation,
                ("reason", $"'{leftName}' is {left} and '{rightName}' {right}; nothing is stretched here."), ("fix", "Give both the same dims and sizes."));
            return Outcome.Fail(no.With(leftName, left).With(rightName, right), risks);
        }
        if (dims.Count != rank) return Outcome.Unsure(Risks.All);
        return Outcome.Of(new(dims, sizes), risks);
    }

    internal static Outcome All(string operation, IReadOnlyList<BoundOperand> operands)
    {
        var result = operands[0].Type;
        var risks = Risks.None;
        for (int i = 1; i < operands.Count; i++)
        {
            var step = Try(operation, result, operands[i].Type, i == 1 ? operands[0].Name : "the operands before", operands[i].Name);
            if (step.Conflict is { } conflict) return Outcome.Fail(conflict, risks);
            risks |= step.Risks;
            result = step.Type;
        }
        return Outcome.Of(result, risks);
    }
}
