using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>
/// Names come before sizes. Where a conflict of sizes was found, inference is run once more on types whose sizes are unknown:
/// a conflict of names that it meets is the one to report.
/// </summary>
internal static class Sizeless
{
    public static TensorType Of(TensorType type) => Of(type.Dims);

    public static TensorType Of(DimList dims) => new(dims, [.. Enumerable.Repeat(-1L, dims.Count)]);

    /// <summary>True for a conflict that one of names would take precedence over.</summary>
    public static bool MayHideNames(Conflict conflict) => conflict.Id >= DiagnosticId.NT2001;

    /// <summary>The conflict with the operands' own types in place of the sizeless ones.</summary>
    public static Conflict Restored(Conflict conflict, IEnumerable<BoundOperand> operands)
    {
        var real = new Dictionary<string, TensorType>(StringComparer.Ordinal);
        foreach (var operand in operands) real[operand.Name] = operand.Type;
        var result = new Conflict(conflict.Id, conflict.Operation, [.. conflict.Values]);
        foreach (var shown in conflict.Operands)
            if (real.TryGetValue(shown.Name, out var type)) result = result.With(shown.Name, type);
        return result;
    }
}
