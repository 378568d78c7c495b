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
        var risks = Risks.None;
        foreach (string name in term.Names)
        {
            // A '..' that no input has: the result can be anything.
            if (!bindings.Rows.TryGetValue(name, out var bound) && name.Length == 0) return Outcome.Unsure(Risks.All);
            if (bound is null) return bindings.Flaw($"no input has the row '..{name}'");
            var row = bound[0];
            // A row that several inputs share has learnt the names of all; that they fit is checked elsewhere.
            foreach (var again in bound.Skip(1))
            {
                var (a, b) = SameRank(row.Type, again.Type);
                var learnt = Unify.Rows(bindings.Operation, a, b, DimList.Empty, DimList.Empty, NameRules.PyTorch, bound[0].Operand.Name, again.Operand.Name);
                // Where the ranks differ that is the conflict, found elsewhere.
                if (row.Type.Dims.IsOpen || again.Type.Dims.IsOpen) risks |= DiagnosticId.NT2007;
                else if (row.Type.Rank != again.Type.Rank) continue;
                if (learnt.Conflict is { } unlike) return Outcome.FailAround(unlike, risks);
                risks |= learnt.Risks;
                row = row with { Type = learnt.Type };
            }
            rows.Add(row);
        }
        var result = rows[0];
        foreach (var next in rows.Skip(1))
        {
            var joined = term.Join == RowJoin.Unify
                ? Unify.Rows(bindings.Operation, result.Type, next.Type, result.Others, next.Others, bindings.Rules, result.Operand.Name, next.Operand.Name)
                : Union(bindings, result, next);
            if (joined.Conflict is { } conflict) return Outcome.FailAround(bindings.Conflict(conflict.Id, [.. conflict.Values]), risks);
            risks |= joined.Risks;
            result = result with { Type = joined.Type, Others = Both(result.Others, next.Others) };
        }
        return Outcome.Of(result.Type, risks);
    }

    /// <summary>Both types closed if one is: they have one rank, unless there is a conflict.</summary>
    static (TensorType, TensorType) SameRank(TensorType a, TensorType b)
    {
        if (!a.Dims.IsOpen && b.Dims.IsOpen && b.Rank <= a.Rank) return (a, Blur.Grow(b, a.Rank, isOpen: false));
        return a.Dims.IsOpen && !b.Dims.IsOpen && a.Rank <= b.Rank ? (Blur.Grow(a, b.Rank, isOpen: false), b) : (a, b);
    }

    /// <summary>The dims of the first, then those of the second that the first does not have; unnamed dims are never shared.</summary>
    static Outcome Union(Bindings bindings, BoundRow a, BoundRow b)
    {
        var slots = a.Type.Dims.ToList();
        var sizes = a.Type.SizeArray.ToList();
        // Where a dim of the second may be one of the first, what precedes the dims behind it is not known.
        bool isOpen = a.Type.Dims.IsOpen || b.Type.Dims.IsOpen;
        int start = 0;
        var risks = isOpen || a.Type.Dims.HasUnknown || b.Type.Dims.HasUnknown
            ? DiagnosticId.NT2001 | (Risks)DiagnosticId.NT2002 : Risks.None;
        if (b.Type.Dims.IsOpen) start = slots.Count;
        for (int j = 0; j < b.Type.Rank; j++)
        {
            string? name = b.Type.Dims.NameAt(j);
            int i = name is null ? -1 : a.Type.Dims.IndexOf(name);
            if (i < 0 && (name is not null && a.Type.Dims.HasUnknown || b.Type.Dims[j].Kind == DimKind.Unknown && (a.Type.Dims.HasNames || a.Type.Dims.HasUnknown)))
            {
                isOpen = true;
                start = slots.Count;
                continue;
            }
            if (i < 0)
            {
                slots.Add(b.Type.Dims[j]);
                sizes.Add(b.Type.SizeArray[j]);
                continue;
            }
            // One shared dim is a unify of two types of rank 1.
            var one = Unify.Try(bindings.Operation, One(a.Type, i), One(b.Type, j), bindings.Rules, a.Operand.Name, b.Operand.Name);
            if (!one.IsType) return Outcome.FailAround(one.Conflict!, risks);
            risks |= one.Risks;
            if (one.Type.Rank != 1) return Outcome.Unsure(risks);
            slots[i] = one.Type.Dims[0];
            sizes[i] = one.Type.SizeArray[0];
        }
        slots.RemoveRange(0, start);
        sizes.RemoveRange(0, start);
        return Distinct.Check(bindings.Operation, slots, isOpen, out var dims) is { } twice ? Outcome.FailAround(twice, risks) : Outcome.Of(new(dims!, [.. sizes]), risks);
    }

    static TensorType One(TensorType type, int at) => new(DimList.Empty.Append(type.Dims[at]), [type.SizeArray[at]]);

    static DimList Both(DimList a, DimList b) =>
        DimList.From(a.Concat(b.Where(slot => slot.Kind == DimKind.Unknown || slot.Name is not null && a.IndexOf(slot.Name) < 0)), a.IsOpen || b.IsOpen);
}
