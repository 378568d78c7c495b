using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Finds dims in types that may be known in part.</summary>
internal static class DimSearch
{
    /// <summary>Where a dim stands, or the conflict if it certainly stands nowhere.</summary>
    public static Conflict? Find(string operation, TensorType type, DimRef dim, string operand, out Place place, ref Risks risks)
    {
        place = default;
        var dims = type.Dims;
        int rank = type.Rank;
        switch (dim.Kind)
        {
            case DimRefKind.Name:
                int found = dims.IndexOf(dim.Name!);
                if (found >= 0)
                {
                    place = Place.Known(found);
                    return null;
                }
                if (!dims.HasUnknown) return DimConflicts.Missing(DiagnosticId.NT1003, operation, type, dim.Name!, operand);
                place = Among(Unknown(dims), dims.IsOpen);
                risks |= DiagnosticId.NT1003;
                return null;
            case DimRefKind.Position:
                int at = dim.Position;
                if (at < 0 ? at >= -rank : at < rank && !dims.IsOpen)
                {
                    place = Place.Known(at < 0 ? at + rank : at);
                    return null;
                }
                if (dims.IsOpen)
                {
                    // Counted from the front: a hidden dim, or a known one that is not farther from the first known than this.
                    place = at < 0 ? new(Place.Unknown, 0, true) : new(Place.Unknown, First(Math.Min(at + 1, rank)), true);
                    risks |= DiagnosticId.NT1013;
                    return null;
                }
                return new Conflict(DiagnosticId.NT1013, operation, ("position", at), ("operand", operand), ("rank", rank), ("last", rank - 1))
                    .With(operand, type);
            case DimRefKind.Rest:
                return new Conflict(DiagnosticId.NT1017, operation, ("operand", operand),
                    ("reason", "one dim is wanted here, '..' stands for several."), ("fix", "Name the dim.")).With(operand, type);
            default:
                return new Conflict(DiagnosticId.NT1017, operation, ("operand", operand)).With(operand, type);
        }
    }

    /// <summary>Where several dims stand; <paramref name="rest"/> is the index before which a <c>..</c> stands, or −1.</summary>
    public static Conflict? FindAll(
        string operation, TensorType type, IReadOnlyList<DimRef> dims, string operand, out Place[] places, out int rest, ref Risks risks)
    {
        places = [];
        rest = -1;
        var found = new List<Place>(dims.Count);
        var names = new List<string?>(dims.Count);
        for (int i = 0; i < dims.Count; i++)
        {
            if (dims[i].Kind == DimRefKind.Rest)
            {
                if (rest >= 0) return DimConflicts.TwoRests(operation, dims).With(operand, type);
                rest = found.Count;
                continue;
            }
            if (Find(operation, type, dims[i], operand, out var place, ref risks) is { } conflict) return conflict;
            for (int k = 0; k < found.Count; k++)
            {
                if (place.IsKnown && place.At == found[k].At)
                    return new Conflict(DiagnosticId.NT1014, operation, ("dim", type.Dims.NameAt(place.At) ?? place.At.ToString())).With(operand, type);
                bool differ = names[k] is not null && dims[i].Name is not null && names[k] != dims[i].Name;
                if (!differ && place.MayBe(found[k]) && !(place.IsKnown && found[k].IsKnown)) risks |= DiagnosticId.NT1014;
            }
            found.Add(place);
            names.Add(dims[i].Name);
        }
        places = [.. found];
        return null;
    }

    /// <summary>The known dims without a known name or namelessness.</summary>
    public static ulong Unknown(DimList dims)
    {
        ulong bits = 0;
        for (int i = 0; i < dims.Count; i++)
            if (dims[i].Kind == DimKind.Unknown) bits |= 1UL << i;
        return bits;
    }

    /// <summary>The lowest <paramref name="count"/> positions.</summary>
    public static ulong First(int count) => count >= 64 ? ulong.MaxValue : (1UL << count) - 1;

    // One candidate and nothing hidden: that is the one, or there is a conflict.
    static Place Among(ulong candidates, bool hidden) => !hidden && (candidates & candidates - 1) == 0
        ? Place.Known(Place.EndOf(candidates) - 1)
        : new(Place.Unknown, candidates, hidden);
}
