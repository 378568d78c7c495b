using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Aligning where the checker does not know all dims of the tensor, or of the one it is aligned to.</summary>
internal static class AlignUnknown
{
    /// <summary>A type with unknown dims aligned to a list of names; the list is well-formed.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<DimRef> target, string operand)
    {
        var risks = Risks.None;
        ulong taken = 0, maybe = 0;
        int rest = -1;
        var slots = new List<DimSlot>();
        var sizes = new List<long>();
        for (int i = 0; i < target.Count; i++)
        {
            if (target[i].Kind == DimRefKind.Rest)
            {
                rest = slots.Count;
                continue;
            }
            var (slot, size) = (DimSlot.Unnamed.WithUnit(true), 1L);
            if (target[i].Kind == DimRefKind.Name)
            {
                // A name that is not found may be that of an unknown dim, or comes new.
                int own = x.Dims.IndexOf(target[i].Name!);
                (slot, size) = own >= 0 ? (x.Dims[own], x.SizeArray[own]) : (DimSlot.Of(target[i].Name, DimUnit.Maybe), -1);
                if (own >= 0) taken |= 1UL << own;
                else maybe |= DimSearch.Unknown(x.Dims);
            }
            else if (target[i].Kind == DimRefKind.Position)
            {
                if (DimSearch.Find(operation, x, target[i], operand, out var place, ref risks) is { } conflict) return Outcome.Fail(conflict, risks);
                (slot, size) = place.IsKnown ? (x.Dims[place.At], x.SizeArray[place.At]) : (DimSlot.Unknown, -1);
                if (place.IsKnown) taken |= 1UL << place.At;
                else maybe |= place.Candidates;
                risks |= DiagnosticId.NT1014 | (Risks)DiagnosticId.NT1004;
            }
            slots.Add(slot);
            sizes.Add(size);
        }
        bool isOpen = false;
        if (rest >= 0) isOpen = Rest(x, taken, maybe, rest, slots, sizes);
        else if (Left(operation, x, target, taken | maybe, operand) is { } dropped) return Outcome.Fail(dropped, risks);
        else risks |= DiagnosticId.NT1006;
        return Distinct.Type(operation, slots, [.. sizes], x, operand, isOpen, risks);
    }

    /// <summary>Aligned to the dims of another type, one of which has unknown dims.</summary>
    public static Outcome To(string operation, TensorType x, TensorType target, string operand)
    {
        Risks risks = DiagnosticId.NT1006;
        for (int own = 0; own < x.Rank; own++)
            if (x.Dims[own] is { Kind: DimKind.Unnamed } || x.Dims.NameAt(own) is { } name && Blur.HasName(target.Dims, name) == false)
                return Outcome.Fail(Dropped(operation, x, own, [.. target.Dims.Select(slot => (DimRef)slot.Name)], operand), risks);
        var slots = new DimSlot[target.Rank];
        var sizes = new long[target.Rank];
        for (int i = 0; i < slots.Length; i++)
        {
            string? name = target.Dims.NameAt(i);
            int own = name is null ? -1 : x.Dims.IndexOf(name);
            (slots[i], sizes[i]) = own >= 0 ? (x.Dims[own], x.SizeArray[own])
                : target.Dims[i].Kind == DimKind.Unnamed || name is not null && !x.Dims.HasUnknown ? (DimSlot.Of(name, isUnit: true), 1)
                : name is not null ? (DimSlot.Of(name, DimUnit.Maybe), -1)
                : (DimSlot.Unknown, -1);
        }
        return Outcome.Of(new(DimList.From(slots, target.Dims.IsOpen), sizes), risks);
    }

    /// <summary>Puts the dims that are not mentioned where the rest stands; true if any dims may precede what is left.</summary>
    static bool Rest(TensorType x, ulong taken, ulong maybe, int at, List<DimSlot> slots, List<long> sizes)
    {
        int end = Place.EndOf(maybe);
        int[] own = [.. Enumerable.Range(end, x.Rank - end).Where(i => !Blur.Has(taken, i))];
        slots.InsertRange(at, own.Select(i => x.Dims[i]));
        sizes.InsertRange(at, own.Select(i => x.SizeArray[i]));
        // How many dims stand before the first certain one is not known: what is in front of them is lost.
        if (!x.Dims.IsOpen && end == 0) return false;
        slots.RemoveRange(0, at);
        sizes.RemoveRange(0, at);
        return true;
    }

    // Only what surely is not among the target dims.
    static Conflict? Left(string operation, TensorType x, IReadOnlyList<DimRef> target, ulong reached, string operand)
    {
        for (int own = 0; own < x.Rank; own++)
            if (!Blur.Has(reached, own) && x.Dims[own].Kind != DimKind.Unknown) return Dropped(operation, x, own, target, operand);
        return null;
    }

    static Conflict Dropped(string operation, TensorType x, int own, IReadOnlyList<DimRef> target, string operand) =>
        (x.Dims.NameAt(own) is { } dim
            ? new Conflict(DiagnosticId.NT1006, operation, ("dim", dim), ("operand", operand), ("target", DimConflicts.Show(target)))
            : new Conflict(DiagnosticId.NT1006, operation, ("operand", operand), ("position", own))).With(operand, x);
}
