using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>The rows of an output: <c>..r</c>, <c>..b+c</c>, <c>..r|s</c>.</summary>
internal static class RowJoining
{
    /// <summary>The type of a row term.</summary>
    public static Outcome Run(Bindings bindings, RowTerm term)
    {
        var rows = new List<BoundRow>();
        foreach (string name in term.Names)
        {
            // A '..' that no input has: the result can be anything.
            if (!bindings.Rows.TryGetValue(name, out var bound) && name.Length == 0) return TensorType.Unknown;
            if (bound is null) return bindings.Flaw($"no input has the row '..{name}'");
            rows.Add(bound[0]);
            // A row that several inputs share has learnt the names of all.
            foreach (var again in bound.Skip(1))
            {
                var learnt = Unify.Rows(bindings.Operation, rows[rows.Count - 1].Type, again.Type, DimList.Empty, DimList.Empty,
                    NameRules.PyTorch, bound[0].Operand.Name, again.Operand.Name);
                if (learnt.Conflict is not null) return learnt;
                rows[rows.Count - 1] = bound[0] with { Type = learnt.Type };
            }
        }
        var result = rows[0];
        foreach (var next in rows.Skip(1))
        {
            var joined = term.Join == RowJoin.Unify
                ? Unify.Rows(bindings.Operation, result.Type, next.Type, result.Others, next.Others, bindings.Rules, result.Operand.Name, next.Operand.Name)
                : Union(bindings, result, next);
            if (joined.Conflict is { } conflict) return bindings.Conflict(conflict.Id, [.. conflict.Values]);
            result = result with { Type = joined.Type, Others = Both(result.Others, next.Others) };
        }
        return result.Type;
    }

    /// <summary>The dims of the first, then those of the second that the first does not have; unnamed dims are never shared.</summary>
    static Outcome Union(Bindings bindings, BoundRow a, BoundRow b)
    {
        if (a.Type.Dims.HasUnknown || b.Type.Dims.HasUnknown) return TensorType.Unknown;
        var slots = a.Type.Dims.ToList();
        var sizes = a.Type.SizeArray.ToList();
        for (int j = 0; j < b.Type.Rank; j++)
        {
            int i = b.Type.Dims.NameAt(j) is { } name ? a.Type.Dims.IndexOf(name) : -1;
            if (i < 0)
            {
                slots.Add(b.Type.Dims[j]);
                sizes.Add(b.Type.SizeArray[j]);
                continue;
            }
            // One shared dim is a unify of two types of rank 1.
            var one = Unify.Try(bindings.Operation, One(a.Type, i), One(b.Type, j), bindings.Rules, a.Operand.Name, b.Operand.Name);
            if (!one.IsType) return one;
            slots[i] = one.Type.Dims[0];
            sizes[i] = one.Type.SizeArray[0];
        }
        return Distinct.Check(bindings.Operation, slots, false, out var dims) is { } twice ? twice : new TensorType(dims!, [.. sizes]);
    }

    static TensorType One(TensorType type, int at) => new(type.Dims.Slice(at, 1), [type.SizeArray[at]]);

    static DimList Both(DimList a, DimList b) =>
        DimList.From(a.Concat(b.Where(slot => slot.Name is not null && a.IndexOf(slot.Name) < 0)));
}
