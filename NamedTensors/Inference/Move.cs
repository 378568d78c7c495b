using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Some dims move to given positions, the others keep their order around them.</summary>
/// <remarks>Adjoint: move back.</remarks>
public static class Move
{
    /// <summary>The type with dims moved.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="x">The type.</param>
    /// <param name="from">The dims.</param>
    /// <param name="to">Their positions in the result, one for each; −1 = last.</param>
    /// <exception cref="TensorTypeException">NT1003, NT1013: no such dim or position; NT1014: one twice; NT2007: not one position for each dim.</exception>
    public static TensorType Types(string operation, TensorType x, IReadOnlyList<DimRef> from, IReadOnlyList<DimRef> to) => Try(operation, x, from, to).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<DimRef> from, IReadOnlyList<DimRef> to, string operand = "x")
    {
        var risks = Risks.None;
        if (DimSearch.FindAll(operation, x, from, operand, out var sources, out _, ref risks) is { } noDim) return Outcome.Fail(noDim, risks);
        if (DimSearch.FindAll(operation, x, to, operand, out var targets, out _, ref risks) is { } noPlace) return Outcome.Fail(noPlace, risks);
        if (sources.Length != targets.Length)
            return Outcome.Fail(new Conflict(DiagnosticId.NT2007, operation, ("reason", $"{sources.Length} dims for {targets.Length} destinations.")).With(operand, x), risks);
        if (sources.Concat(targets).Any(place => !place.IsKnown))
            return Outcome.Of(x.Dims.IsOpen ? TensorType.Unknown : Blur.At(x, DimSearch.First(x.Rank)), risks);
        int[] order = Order(x.Rank, [.. sources.Select(s => s.At)], [.. targets.Select(t => t.At)]);
        return Outcome.Of(new(x.Dims.Permute(order), [.. order.Select(i => x.SizeArray[i])]), risks);
    }

    /// <summary>For every dim of the result the dim it is.</summary>
    public static int[] Order(int rank, int[] from, int[] to)
    {
        var order = new int[rank];
        for (int i = 0; i < rank; i++) order[i] = -1;
        for (int i = 0; i < from.Length; i++) order[to[i]] = from[i];
        for (int i = 0, next = 0; i < rank; i++)
        {
            if (order[i] >= 0) continue;
            while (Array.IndexOf(from, next) >= 0) next++;
            order[i] = next++;
        }
        return order;
    }
}
