using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>The part of <see cref="Unify"/> that names decide.</summary>
internal static class UnifyNames
{
    /// <summary>
    /// The unified dims; null where there is a conflict. The position nearest to the right decides which: its id is certain where the
    /// risks, those of positions further right, are of no other. Names that an operand has outside of its run
    /// (<paramref name="aOthers"/>) count for the side condition as those within do.
    /// </summary>
    public static Findings Run(
        string operation, DimList a, DimList b, DimList? aOthers, DimList? bOthers, string leftName, string rightName, out DimList? result)
    {
        var findings = new Findings();
        int rank = Math.Max(a.Count, b.Count);
        var slots = new DimSlot[rank];
        for (int back = 1; back <= rank; back++)
        {
            DimSlot? x = At(a, back), y = At(b, back);
            string? left = x?.Name, right = y?.Name;
            bool xUnknown = x is { Kind: DimKind.Unknown } || x is null && a.IsOpen, yUnknown = y is { Kind: DimKind.Unknown } || y is null && b.IsOpen;
            if (left is not null && right is not null)
            {
                if (left != right)
                    findings.Add(new Conflict(DiagnosticId.NT1001, operation, ("left", leftName), ("right", rightName), ("left_dim", left), ("right_dim", right)));
            }
            else if (left is not null) Elsewhere(left, b, bOthers, y is not null, yUnknown, leftName, rightName);
            else if (right is not null) Elsewhere(right, a, aOthers, x is not null, xUnknown, rightName, leftName);
            else if (xUnknown && yUnknown) findings.Add(Risks.Names);
            else if (xUnknown && (b.HasNames || b.HasUnknown || Any(bOthers)) || yUnknown && (a.HasNames || a.HasUnknown || Any(aOthers)))
                findings.Add(DiagnosticId.NT1002);
            if (findings.First is not null)
            {
                result = null;
                return findings;
            }
            slots[rank - back] = Both(x, y, xUnknown, yUnknown);
        }
        if (a.IsOpen || b.IsOpen) findings.Add(a.IsOpen && b.IsOpen ? Risks.Names : DiagnosticId.NT1002);
        // Where a name would stand twice, there is a conflict whose id depends on what is unknown.
        result = Distinct.Check(operation, slots, a.IsOpen || b.IsOpen, out var dims) is not null ? null : dims;
        return findings;

        void Elsewhere(string name, DimList other, DimList? others, bool exists, bool unknown, string owner, string otherName)
        {
            bool? has = Blur.HasName(other, name);
            if (exists && has != true && others is not null) has = Blur.HasName(others, name) switch { true => true, null => null, false => has };
            if (unknown)
            {
                findings.Add(DiagnosticId.NT1001);
                if (has != false) findings.Add(DiagnosticId.NT1002);
            }
            else if (has == true)
                findings.Add(new Conflict(DiagnosticId.NT1002, operation, ("dim", name), ("owner", owner), ("other", otherName)));
            else if (has is null) findings.Add(DiagnosticId.NT1002);
        }
    }

    static bool Any(DimList? others) => others is not null && (others.HasNames || others.HasUnknown);

    static DimSlot? At(DimList dims, int back) => back <= dims.Count ? dims[dims.Count - back] : default(DimSlot?);

    // What the dim is if there is no conflict: a name on one side is the name of both.
    static DimSlot Both(DimSlot? x, DimSlot? y, bool xUnknown, bool yUnknown)
    {
        DimUnit left = Unit(x, xUnknown), right = Unit(y, yUnknown);
        var unit = left == DimUnit.No || right == DimUnit.No ? DimUnit.No : left == DimUnit.Yes && right == DimUnit.Yes ? DimUnit.Yes : DimUnit.Maybe;
        string? name = x?.Name ?? y?.Name;
        return name is null && (xUnknown || yUnknown) ? DimSlot.Unknown.WithUnit(unit) : DimSlot.Of(name, unit);
    }

    // A dim that is not there stretches like a unit.
    static DimUnit Unit(DimSlot? slot, bool unknown) => slot?.Unit ?? (unknown ? DimUnit.Maybe : DimUnit.Yes);
}
