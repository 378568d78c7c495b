using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>
/// <c>x[…]</c>: places, ranges and new dims first; then index tensors, together: what they have in common replaces the indexed dims,
/// or goes to the front where these are not neighbours. A mask stands for its dims; what it keeps lies along one unnamed dim.
/// </summary>
public static class Indexed
{
    /// <summary>The type of the part that the indices pick.</summary>
    /// <exception cref="TensorTypeException">NT1001, NT1002, NT2001, NT2002: index tensors that do not fit each other, or a mask; NT1003: no such
    /// dim; NT1004: a name twice; NT1014: a dim twice; NT1016: two rests; NT2006: beyond a dim, or too many indices; NT2007: a step below 1.</exception>
    public static TensorType Types(string operation, TensorType x, IReadOnlyList<IndexItem> items) => Try(operation, x, items, NameRules.Current).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<IndexItem> items, NameRules rules, string operand = "x")
    {
        // A tensor that may be indices or a mask: what both give.
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is not { Kind: IndexItemKind.Tensor, Holds: null, Tensor: { } tensor } either) continue;
            if (items.Count(item => item is { Kind: IndexItemKind.Tensor, Holds: null }) > 3) return Outcome.Unsure(Risks.All);
            return Either(With(IndexItem.Of(tensor, false, either.Dim)), With(IndexItem.Of(tensor, true, either.Dim)));

            Outcome With(IndexItem item)
            {
                var chosen = items.ToArray();
                chosen[i] = item;
                return Try(operation, x, chosen, rules, operand);
            }
        }
        if (items.Any(item => item.Kind == IndexItemKind.Unknown || item.Tensor is { Dims.IsOpen: true } && item.Holds == true))
            return Outcome.Unsure(Risks.All);
        var plan = new IndexPlan(operation, x, operand);
        if (plan.Lay(items) is { } conflict) return Outcome.FailAround(conflict, plan.Risks);
        if (plan.IsLost) return Outcome.Unsure(Risks.All);
        if (plan.Dims(out var view) is { } twice) return Outcome.FailAround(twice, plan.Risks);
        return plan.Advanced.Count == 0 ? Outcome.Of(plan.HasHiddenTensor ? Blur.Tail(view!, 0) : view!, plan.Risks) : Replaced(operation, view!, plan, rules, operand);
    }

    static Outcome Replaced(string operation, TensorType view, IndexPlan plan, NameRules rules, string operand)
    {
        var row = plan.Advanced[0].Index;
        var risks = plan.Risks;
        foreach (var (_, index) in plan.Advanced.Skip(1))
        {
            var step = Unify.Try(operation, row, index, rules);
            if (step.Conflict is { } conflict) return Outcome.FailAround(conflict, risks);
            risks |= step.Risks;
            row = step.Type;
        }
        int[] positions = [.. plan.Advanced.Select(a => a.Position)];
        var rest = Drop.At(view, positions, keep: false);
        int first = positions.Min();
        bool adjacent = positions.Max() - first == positions.Length - 1;
        if (plan.HasHiddenTensor || !adjacent && view.Dims.IsOpen) return Outcome.Of(Blur.Tail(rest, 0), risks | DiagnosticId.NT1004);
        int at = adjacent ? first : 0;
        var slots = rest.Dims.ToList();
        var sizes = rest.SizeArray.ToList();
        slots.InsertRange(at, row.Dims);
        sizes.InsertRange(at, row.SizeArray);
        if (row.Rank > 0 || row.Dims.IsOpen) risks |= Blur.NameTwice(rest.Dims) | Blur.NameTwice(row.Dims);
        if (Distinct.Check(operation, slots, view.Dims.IsOpen, out var dims) is { } twice) return Outcome.FailAround(twice.With(operand, view), risks);
        var result = new TensorType(dims!, [.. sizes]);
        // An open row hides how many dims precede it.
        return Outcome.Of(row.Dims.IsOpen ? Blur.Tail(result, at) : result, risks);
    }

    static Outcome Either(Outcome indices, Outcome mask)
    {
        if (indices.Conflict is { } conflict && mask.Conflict is { } other) return conflict.Id == other.Id ? conflict : Outcome.Unsure(conflict.Id | (Risks)other.Id);
        if (indices.Conflict is not null) return Outcome.Of(mask.Type, mask.Risks | indices.Conflict.Id);
        if (mask.Conflict is not null) return Outcome.Of(indices.Type, indices.Risks | mask.Conflict.Id);
        return Outcome.Of(Join.Of(indices.Type, mask.Type), indices.Risks | mask.Risks);
    }
}
