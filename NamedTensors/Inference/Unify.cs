using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>
/// Two types become one, position by position from the right: equal names, or one side unnamed or absent; then sizes, where a
/// unit stretches. After it has learnt the other's names, an operand must still have distinct names: different names at one
/// position (NT1001), or a name that stands elsewhere in the other operand (NT1002). The position nearest to the right decides, as
/// in PyTorch; sizes come after names, and those that differ (NT2001) before one that would stretch (NT2002).
/// </summary>
/// <remarks>Adjoint: per operand, sum the dims that are not mine, keep-sum my units, forget what I learnt.</remarks>
public static class Unify
{
    // Lock-free: entries are immutable and writing a reference is atomic; a lost race costs one recomputation.
    static readonly Risks ofSizes = DiagnosticId.NT2001 | (Risks)DiagnosticId.NT2002;
    static readonly Entry?[] cache = new Entry?[1024];

    /// <summary>The type of an element-by-element operation on two tensors.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="left">The first operand's type.</param>
    /// <param name="right">The second operand's type.</param>
    /// <exception cref="TensorTypeException">NT1001, NT1002: names; NT2001, NT2002: sizes.</exception>
    public static TensorType Types(string operation, TensorType left, TensorType right) =>
        ReferenceEquals(left, right) || ReferenceEquals(left.Dims, right.Dims) && !left.Dims.IsVague && left.SameSizes(right)
            ? left
            : Try(operation, left, right, NameRules.Current).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="left">The first operand's type.</param>
    /// <param name="right">The second operand's type.</param>
    /// <param name="rules">Strict or PyTorch's.</param>
    /// <param name="leftName">How messages call the first operand.</param>
    /// <param name="rightName">How messages call the second operand.</param>
    public static Outcome Try(
        string operation, TensorType left, TensorType right, NameRules rules, string leftName = "left", string rightName = "right")
    {
        if (ReferenceEquals(left, right)) return Outcome.Of(left, !left.IsVague ? Risks.None : left.Dims.HasUnknown ? Risks.Names | ofSizes : ofSizes);
        DimList a = left.Dims, b = right.Dims, dims;
        var risks = Risks.None;
        if (ReferenceEquals(a, b) && !a.HasUnknown) dims = a;
        else
        {
            int slot = (a.Id * 31 + b.Id) & 1023;
            var entry = cache[slot];
            if (entry is null || !ReferenceEquals(entry.Left, a) || !ReferenceEquals(entry.Right, b))
            {
                var found = UnifyNames.Run(operation, a, b, null, null, leftName, rightName, out var result);
                if (result is null)
                    return found.First is { } conflict ? Outcome.Fail(conflict.With(leftName, left).With(rightName, right), found.Risks) : Outcome.Unsure(Risks.Names);
                cache[slot] = entry = new(a, b, result, found.Risks);
            }
            (dims, risks) = (entry.Result, entry.Risks);
        }
        if (!left.IsVague && left.SameSizes(right))
        {
            if (ReferenceEquals(dims, a)) return Outcome.Of(left, risks);
            if (ReferenceEquals(dims, b)) return Outcome.Of(right, risks);
        }
        return UnifySizes.Run(operation, dims, left, right, rules, leftName, rightName, risks);
    }

    /// <summary>A fold over any number of operands, from the left.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="types">The operands' types; at least one.</param>
    /// <param name="rules">Strict or PyTorch's.</param>
    /// <param name="names">How messages call the operands.</param>
    public static Outcome All(string operation, IReadOnlyList<TensorType> types, NameRules rules, IReadOnlyList<string> names)
    {
        var result = types[0];
        var risks = Risks.None;
        for (int i = 1; i < types.Count; i++)
        {
            var step = Try(operation, result, types[i], rules, i == 1 ? names[0] : "the operands before", names[i]);
            if (step.Conflict is { } conflict)
            {
                if (!Sizeless.MayHideNames(conflict)) return risks.YieldTo(conflict.Id) ? conflict : Outcome.Unsure(risks | conflict.Id);
                var rest = types.All(type => type.Dims.Count == 0 || type.SizeArray.All(size => size == -1)) ? Outcome.Unsure(Risks.None)
                    : All(operation, [.. types.Select(Sizeless.Of)], rules, names);
                if (rest.Conflict is { } first) return Sizeless.Restored(first, types.Select((type, k) => new BoundOperand(names[k], type)));
                risks |= rest.Risks.OfNames;
                return risks.AreNotBefore(conflict.Id) && risks.YieldTo(conflict.Id) ? conflict : Outcome.Unsure(risks | conflict.Id);
            }
            risks |= step.Risks;
            result = step.Type;
        }
        return Outcome.Of(result, risks);
    }

    /// <summary>
    /// Unifies two runs of dims that are parts of operands: names that an operand has outside of its run count for the side
    /// condition as those within do, except where the run is too short to learn the name at all.
    /// </summary>
    internal static Outcome Rows(
        string operation, TensorType left, TensorType right, DimList leftOthers, DimList rightOthers, NameRules rules, string leftName, string rightName)
    {
        var found = UnifyNames.Run(operation, left.Dims, right.Dims, leftOthers, rightOthers, leftName, rightName, out var dims);
        if (dims is not null) return UnifySizes.Run(operation, dims, left, right, rules, leftName, rightName, found.Risks);
        return found.First is { } conflict ? Outcome.Fail(conflict, found.Risks) : Outcome.Unsure(Risks.Names);
    }

    sealed class Entry(DimList left, DimList right, DimList result, Risks risks)
    {
        public readonly DimList Left = left, Right = right, Result = result;
        public readonly Risks Risks = risks;
    }
}
