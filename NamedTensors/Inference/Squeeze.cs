using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Dims of size 1 go. A named dim of another size is refused, for names never depend on sizes; an unnamed one stays.</summary>
/// <remarks>Adjoint: insert the dims back. Positions 0 and −1 of a scalar are no dims, and nothing goes.</remarks>
public static class Squeeze
{
    /// <summary>The type without these dims.</summary>
    /// <exception cref="TensorTypeException">NT1003, NT1013, NT1014: as <see cref="DimLookup.Positions"/>; NT2007: a named dim of another size (strict rules).</exception>
    public static TensorType Types(string operation, TensorType x, IReadOnlyList<DimRef> dims, NameRules rules) => Try(operation, x, dims, rules).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<DimRef> dims, NameRules rules, string operand = "x")
    {
        if (x.Rank == 0 && !x.Dims.IsOpen && dims.Count == 1 && DimLookup.IsOfScalar(dims[0])) return x;
        var risks = Risks.None;
        if (DimSearch.FindAll(operation, x, dims, operand, out var places, out int rest, ref risks) is { } conflict) return Outcome.Fail(conflict, risks);
        if (rest >= 0) places = [.. Enumerable.Range(0, x.Rank).Select(Place.Known)];
        var gone = new List<int>();
        ulong maybe = 0;
        foreach (var place in places)
        {
            if (!place.IsKnown) (maybe, risks) = (maybe | place.Candidates, risks | DiagnosticId.NT2007);
            else if (x.SizeArray[place.At] == 1) gone.Add(place.At);
            else if (!rules.IsStrict || x.Dims[place.At].Kind == DimKind.Unnamed) maybe |= x.SizeArray[place.At] < 0 ? 1UL << place.At : 0;
            else if (x.SizeArray[place.At] < 0) (maybe, risks) = Unsized(x, place.At, gone, maybe, risks);
            else if (x.Dims.NameAt(place.At) is { } name)
                return Outcome.Fail(new Conflict(DiagnosticId.NT2007, operation, ("reason", $"dim '{name}' has size {x.SizeArray[place.At]}, not 1."),
                    ("fix", "Select one place of it, or reduce over it.")).With(operand, x), risks);
            else risks |= DiagnosticId.NT2007;
        }
        bool isOpen = rest >= 0 && x.Dims.IsOpen || places.Any(place => !place.IsKnown);
        if (maybe == 0 && !isOpen) return Outcome.Of(Drop.At(x, [.. gone], keep: false), risks);
        // Behind the last dim that may go, everything stays where it is.
        int end = Place.EndOf(maybe);
        var tail = Drop.At(Blur.Tail(x, end), [.. gone.Where(at => at >= end).Select(at => at - end)], keep: false);
        return Outcome.Of(tail, risks);
    }

    // A dim of unknown size: if it has a name it goes, or is refused; if that is unknown too, it may stay.
    static (ulong Maybe, Risks Risks) Unsized(TensorType x, int at, List<int> gone, ulong maybe, Risks risks)
    {
        if (x.Dims.NameAt(at) is null) return (maybe | 1UL << at, risks | DiagnosticId.NT2007);
        gone.Add(at);
        return (maybe, risks | DiagnosticId.NT2007);
    }
}
