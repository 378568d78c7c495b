using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Tensors end to end along one dim: their names unify, the sizes of that dim add, all other sizes are equal.</summary>
/// <remarks>Composed of unify; adjoint: narrow.</remarks>
public static class Concat
{
    /// <summary>The type of the concatenation.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="types">The operands' types; at least one, all of one rank.</param>
    /// <param name="dim">By name (found in any operand) or position.</param>
    /// <exception cref="TensorTypeException">NT1010: names or ranks differ, no such dim, or no tensors; NT1013; NT2001: sizes.</exception>
    public static TensorType Types(string operation, IReadOnlyList<TensorType> types, DimRef dim) =>
        Try(operation, types, dim, NameRules.Current).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, IReadOnlyList<TensorType> types, DimRef dim, NameRules rules, string operand = "tensors")
    {
        if (types.Count == 0) return new Conflict(DiagnosticId.NT1010, operation);
        var names = Enumerable.Range(0, types.Count).Select(i => $"{operand}[{i}]").ToArray();
        var risks = Risks.None;
        // PyTorch looks the dim up in the first operand only, before anything else.
        if (!rules.IsStrict && Find(operation, types[0], dim, types, operand, out _, ref risks) is { } absent) return Outcome.Fail(absent, risks);
        int closed = types.ToList().FindIndex(type => !type.Dims.IsOpen);
        for (int i = 0; i < types.Count && closed >= 0; i++)
        {
            if (types[i].Dims.IsOpen ? types[i].Rank <= types[closed].Rank : types[i].Rank == types[closed].Rank)
            {
                if (types[i].Dims.IsOpen) risks |= DiagnosticId.NT1010;
                continue;
            }
            return Outcome.Fail(new Conflict(DiagnosticId.NT1010, operation, ("left", names[closed]), ("right", names[i]), ("left_rank", types[closed].Rank), ("right_rank", types[i].Rank))
                .With(names[closed], types[closed]).With(names[i], types[i]), risks);
        }
        // All have one rank: where it is known, no type is open.
        int rank = closed >= 0 ? types[closed].Rank : types.Min(type => type.Rank);
        if (closed >= 0) types = [.. types.Select(type => Blur.Grow(type, rank, isOpen: false))];
        else
        {
            risks |= DiagnosticId.NT1010;
            rank = types.Max(type => type.Rank);
            types = [.. types.Select(type => Blur.Grow(type, rank, isOpen: true))];
        }

        var dims = types[0].Dims;
        for (int i = 1; i < types.Count; i++)
        {
            // Names first, for all operands; the sizes of a type of unknown sizes cannot conflict.
            var step = Unify.Try(operation, Sizeless.Of(dims), Sizeless.Of(types[i].Dims), NameRules.Strict, i == 1 ? names[0] : "those before", names[i]);
            if (!step.IsType) return Outcome.Fail(Shown(new(DiagnosticId.NT1010, operation, [.. step.Conflict!.Values]), types, operand), risks);
            if (step.Risks.Contains(DiagnosticId.NT1001) || step.Risks.Contains(DiagnosticId.NT1002)) risks |= DiagnosticId.NT1010;
            dims = step.Type.Dims;
        }
        if (dims.IsOpen && closed >= 0 || dims.Count != rank) return Outcome.Unsure(Risks.All);
        if (Find(operation, Sizeless.Of(dims), dim, types, operand, out var place, ref risks) is { } missing) return Outcome.Fail(missing, risks);
        return Sizes(operation, types, names, dims, place, risks);
    }

    static Outcome Sizes(string operation, IReadOnlyList<TensorType> types, string[] names, DimList dims, Place place, Risks risks)
    {
        var sizes = (long[])types[0].SizeArray.Clone();
        for (int i = 1; i < types.Count; i++)
            for (int d = 0; d < sizes.Length; d++)
            {
                long size = types[i].SizeArray[d];
                if (d == place.At) sizes[d] = (new Size(sizes[d]) + new Size(size)).Code;
                else if (Blur.Has(place.Candidates, d)) sizes[d] = -1;
                else if (Size.SurelyDiffer(sizes[d], size))
                    return Outcome.Fail(new Conflict(DiagnosticId.NT2001, operation, dims.NameAt(d) is { } name ? ("dim", name) : ("position", sizes.Length - d),
                        ("left", names[0]), ("right", names[i]), ("left_size", new Size(sizes[d])), ("right_size", new Size(size)))
                        .With(names[0], types[0]).With(names[i], types[i]), risks);
                else if (sizes[d] != size || size == -1)
                {
                    risks |= DiagnosticId.NT2001;
                    if (sizes[d] < 0 && size != -1) sizes[d] = size;
                }
            }
        if ((dims.IsOpen || !place.IsKnown) && types.Count > 1) risks |= DiagnosticId.NT2001;
        if (types.Count > 1)
            for (int d = 0; d < sizes.Length; d++)
                if (Blur.Has(place.Candidates, d) && dims[d].Unit != DimUnit.No)
                    dims = dims.Replace(d, dims[d].WithUnit(place.IsKnown ? DimUnit.No : DimUnit.Maybe));
        return Outcome.Of(new(dims, sizes), risks);
    }

    static Conflict? Find(
        string operation, TensorType type, DimRef dim, IReadOnlyList<TensorType> types, string operand, out Place place, ref Risks risks)
    {
        var found = Risks.None;
        var missing = DimSearch.Find(operation, type, dim, operand, out place, ref found);
        risks |= found.Contains(DiagnosticId.NT1003) ? DiagnosticId.NT1010 : found;
        return missing is null ? null
            : missing.Id == DiagnosticId.NT1003 ? Shown(new(DiagnosticId.NT1010, operation, ("operand", operand), ("dim", dim.Name)), types, operand)
            : Shown(new(missing.Id, operation, [.. missing.Values]), types, operand);
    }

    static Conflict Shown(Conflict conflict, IReadOnlyList<TensorType> types, string operand)
    {
        for (int i = 0; i < types.Count; i++) conflict = conflict.With($"{operand}[{i}]", types[i]);
        return conflict;
    }
}
