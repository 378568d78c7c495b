using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>The indices of one <c>x[…]</c> laid on the dims of x.</summary>
internal sealed class IndexPlan(string operation, TensorType type, string operand)
{
    readonly List<(DimSlot Slot, long Size, TensorType? Index)> slots = [];
    TensorType x = type;
    bool[] drops = [], taken = [], parts = [];
    long[] sizes = [];
    TensorType?[] tensors = [];

    public Risks Risks { get; private set; }

    /// <summary>True if so little is known of x that nothing can be said.</summary>
    public bool IsLost { get; private set; }

    /// <summary>True if an index tensor stands for a dim in front of the known ones.</summary>
    public bool HasHiddenTensor { get; private set; }

    /// <summary>Positions in the view that index tensors lead, ascending.</summary>
    public List<(int Position, TensorType Index)> Advanced { get; } = [];

    /// <summary>In the order of the run time: named indices, then the number of indices, then those by position.</summary>
    public Conflict? Lay(IReadOnlyList<IndexItem> items)
    {
        int rests = items.Count(item => item.Kind == IndexItemKind.Rest), rest = items.ToList().FindIndex(item => item.Kind == IndexItemKind.Rest);
        int consumed = items.Where(IsPositional).Sum(Consumes);
        bool open = x.Dims.IsOpen;
        int front = !open ? 0 : items.Take(rest < 0 ? items.Count : rest).Where(IsPositional).Sum(Consumes);
        int back = !open || rest < 0 ? 0 : items.Skip(rest).Where(IsPositional).Sum(Consumes);
        // Of an open type, indices in front may be for known dims or for others.
        if (open) x = Blur.Grow(x, back, isOpen: true);
        Start();
        foreach (var item in items)
        {
            if (IsPositional(item) || item.Kind is IndexItemKind.New or IndexItemKind.Rest) continue;
            var risks = Risks;
            var missing = DimSearch.Find(operation, x, item.Dim!, operand, out var place, ref risks);
            Risks = risks;
            if (missing is not null) return missing;
            if (place.IsKnown)
            {
                if (Apply(item, place.At) is { } conflict) return conflict;
                continue;
            }
            Risks |= Risks.All;
            IsLost |= place.Candidates != 0;
            HasHiddenTensor |= item.Kind == IndexItemKind.Tensor;
            IsLost |= item.Tensor is { Rank: > 1 } && item.Holds == true;
        }
        if (rests > 1) return new Conflict(DiagnosticId.NT1016, operation, ("count", rests), ("list", $"{items.Count} indices")).With(operand, x);
        if (open) Risks |= DiagnosticId.NT2006 | (Risks)DiagnosticId.NT2007;
        else if (consumed > x.Rank)
            return new Conflict(DiagnosticId.NT2006, operation, ("reason", $"{consumed} indices for a tensor of rank {x.Rank}."), ("fix", "One index per dim at most.")).With(operand, x);
        int cursor = 0;
        if (front > 0)
        {
            Risks |= Risks.All;
            HasHiddenTensor |= items.Take(rest < 0 ? items.Count : rest).Any(item => item.Kind == IndexItemKind.Tensor && item.Dim is null);
            IsLost |= x.Rank - Math.Min(front, x.Rank) < back;
            cursor = Math.Min(front, x.Rank);
        }
        for (int i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (open && (rest < 0 || i < rest) && IsPositional(item)) continue;
            if (open && (rest < 0 || i < rest) && item.Kind == IndexItemKind.New)
            {
                // Somewhere in front.
                if (cursor == 0 && item.Dim is not null) Risks |= DiagnosticId.NT1004;
                continue;
            }
            if (item.Kind == IndexItemKind.New) slots.Add((DimSlot.Of(item.Dim, isUnit: true), 1, null));
            else if (item.Kind == IndexItemKind.Rest) cursor = Keep(cursor, open ? x.Rank - back : cursor + x.Rank - consumed);
            else if (item.Dim is null && IsFlag(item)) slots.Add((DimSlot.Unnamed, item.Kind == IndexItemKind.Tensor ? -1 : item.Holds switch { true => 1, false => 0, null => -1 }, null));
            else if (IsPositional(item))
            {
                int count = Consumes(item);
                if (Apply(item, cursor) is { } conflict) return conflict;
                cursor = Keep(cursor, cursor + count);
            }
        }
        Keep(cursor, x.Rank);
        return null;
    }

    /// <summary>The part of x before any index tensor applies.</summary>
    public Conflict? Dims(out TensorType? view)
    {
        view = null;
        if (slots.Any(slot => slot.Slot.Kind == DimKind.Unknown) || x.Dims.IsOpen) Risks |= DiagnosticId.NT1004;
        for (int i = 0; i < slots.Count; i++)
            if (slots[i].Index is { } index) Advanced.Add((i, index));
        if (Distinct.Check(operation, [.. slots.Select(s => s.Slot)], x.Dims.IsOpen, out var dims) is { } twice) return twice.With(operand, x);
        view = new(dims!, [.. slots.Select(s => s.Size)]);
        return null;
    }

    void Start()
    {
        (drops, taken, parts, tensors) = (new bool[x.Rank], new bool[x.Rank], new bool[x.Rank], new TensorType?[x.Rank]);
        sizes = (long[])x.SizeArray.Clone();
    }

    int Keep(int from, int to)
    {
        for (int d = from; d < to; d++)
        {
            if (drops[d]) continue;
            var slot = x.Dims[d];
            // A part of a unit is one only where it has size 1.
            if (parts[d] && sizes[d] != 1 && slot.Unit != DimUnit.No) slot = slot.WithUnit(sizes[d] >= 0 ? DimUnit.No : DimUnit.Maybe);
            slots.Add((slot, sizes[d], tensors[d]));
        }
        return to;
    }

    Conflict? Apply(IndexItem item, int d)
    {
        for (int i = d; i < Math.Min(d + Math.Max(1, Consumes(item)), x.Rank); i++)
        {
            if (taken[i]) return new Conflict(DiagnosticId.NT1014, operation, ("dim", x.Dims.NameAt(i) ?? i.ToString())).With(operand, x);
            taken[i] = true;
        }
        if (item.Kind == IndexItemKind.Tensor && item.Holds == true) return Mask(item.Tensor!, d);
        if (item.Kind == IndexItemKind.Tensor) tensors[d] = item.Tensor;
        else if (item.Kind == IndexItemKind.Range) return Range(item, d);
        else
        {
            drops[d] = true;
            long size = sizes[d];
            if (size < 0 || item.Start.From(size) is not { } place) Risks |= DiagnosticId.NT2006;
            else if (place < 0 || place >= size)
                return new Conflict(DiagnosticId.NT2006, operation, ("index", item.Start.IsFromEnd ? -item.Start.Value.Code : place), ("dim", x.Dims.NameAt(d) ?? d.ToString()), ("size", size)).With(operand, x);
        }
        return null;
    }

    Conflict? Range(IndexItem item, int d)
    {
        long size = sizes[d];
        if (item.Step.NegativeConstant is not null || item.Step == 0)
            return new Conflict(DiagnosticId.NT2007, operation, ("reason", $"step {item.Step} of dim '{x.Dims[d]}' is below 1."), ("fix", "Flip reverses a dim.")).With(operand, x);
        if (!item.Step.IsConstant) Risks |= DiagnosticId.NT2007;
        bool whole = item.Step == 1 && item.Start == 0 && item.End == new IndexBound(0, true);
        if (whole) return null;
        parts[d] = true;
        sizes[d] = size >= 0 && item.Step.IsConstant && item.Start.From(size) is { } from && item.End.From(size) is { } to ? Length(size, from, to, item.Step.Code)
            : size == 0 ? 0 : -1;
        return null;
    }

    static long Length(long size, long start, long end, long step)
    {
        start = Math.Min(Math.Max(start, 0), size);
        end = Math.Min(Math.Max(end, start), size);
        return (end - start + step - 1) / step;
    }

    Conflict? Mask(TensorType mask, int d)
    {
        int end = d + mask.Rank;
        if (end > x.Rank)
            return new Conflict(DiagnosticId.NT2006, operation, ("reason", $"a mask of rank {mask.Rank} at dim {d} of a tensor of rank {x.Rank}.")).With(operand, x).With("mask", mask);
        var part = new TensorType(DimList.From(x.Dims.Skip(d).Take(mask.Rank)).WithoutUnits(), [.. x.SizeArray.Skip(d).Take(mask.Rank)]);
        var other = mask.WithDims(mask.Dims.WithoutUnits());
        var fit = Unify.Try(operation, part, other, NameRules.Strict, operand, "mask");
        if (fit.Conflict is { } conflict) return conflict;
        Risks |= fit.Risks;
        for (int i = 0; i < mask.Rank; i++)
        {
            if (Size.SurelyDiffer(part.SizeArray[i], mask.SizeArray[i]))
                return new Conflict(DiagnosticId.NT2001, operation, ("reason", $"a mask of type {mask} does not fit dims of type {part}.")).With(operand, x).With("mask", mask);
            if (part.SizeArray[i] != mask.SizeArray[i] || part.SizeArray[i] == -1) Risks |= DiagnosticId.NT2001;
            tensors[d + i] = new(DimList.Unnamed(1), [-1]);
        }
        return null;
    }

    static bool IsFlag(IndexItem item) => item.Kind == IndexItemKind.Flag || item is { Kind: IndexItemKind.Tensor, Holds: true, Tensor.Rank: 0 };

    static bool IsPositional(IndexItem item) => item.Dim is null && item.Kind is not (IndexItemKind.New or IndexItemKind.Rest);

    static int Consumes(IndexItem item) => item.Kind switch
    {
        IndexItemKind.New or IndexItemKind.Rest or IndexItemKind.Flag => 0,
        IndexItemKind.Tensor when item.Holds == true => item.Tensor!.Rank,
        _ => 1,
    };
}
