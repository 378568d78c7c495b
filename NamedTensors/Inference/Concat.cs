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
        if (types.Any(type => type.Dims.IsOpen)) return TensorType.Unknown;
        // PyTorch looks the dim up in the first operand only, before anything else.
        if (!rules.IsStrict && Find(operation, types[0], dim, types, operand, out _) is { } absent) return absent;
        for (int i = 1; i < types.Count; i++)
            if (types[i].Rank != types[0].Rank)
                return new Conflict(DiagnosticId.NT1010, operation, ("left", names[0]), ("right", names[i]), ("left_rank", types[0].Rank), ("right_rank", types[i].Rank))
                    .With(names[0], types[0]).With(names[i], types[i]);

        var dims = types[0].Dims;
        for (int i = 1; i < types.Count; i++)
        {
            // Names first, for all operands; the sizes of a type of unknown sizes cannot conflict.
            var step = Unify.Try(operation, Sizeless.Of(dims), Sizeless.Of(types[i].Dims), NameRules.Strict, i == 1 ? names[0] : "those before", names[i]);
            if (!step.IsType) return Shown(new(DiagnosticId.NT1010, operation, [.. step.Conflict!.Values]), types, operand);
            dims = step.Type.Dims;
        }
        if (Find(operation, Sizeless.Of(dims), dim, types, operand, out int at) is { } missing) return missing;
        if (at == DimLookup.UnknownPosition) return TensorType.Unknown;

        var sizes = (long[])types[0].SizeArray.Clone();
        for (int i = 1; i < types.Count; i++)
            for (int d = 0; d < sizes.Length; d++)
            {
                long size = types[i].SizeArray[d];
                if (d == at) sizes[d] = (new Size(sizes[d]) + new Size(size)).Code;
                else if (Size.SurelyDiffer(sizes[d], size))
                    return new Conflict(DiagnosticId.NT2001, operation, dims.NameAt(d) is { } name ? ("dim", name) : ("position", sizes.Length - d),
                        ("left", names[0]), ("right", names[i]), ("left_size", new Size(sizes[d])), ("right_size", new Size(size)))
                        .With(names[0], types[0]).With(names[i], types[i]);
                else if (sizes[d] < 0) sizes[d] = size;
            }
        return new TensorType(dims.IsUnit(at) && types.Count > 1 ? dims.Replace(at, dims[at].WithUnit(false)) : dims, sizes);
    }

    static Conflict? Find(string operation, TensorType type, DimRef dim, IReadOnlyList<TensorType> types, string operand, out int at) =>
        DimLookup.Find(operation, type, dim, operand, out at) is not { } missing ? null
        : missing.Id == DiagnosticId.NT1003 ? Shown(new(DiagnosticId.NT1010, operation, ("operand", operand), ("dim", dim.Name)), types, operand)
        : Shown(new(missing.Id, operation, [.. missing.Values]), types, operand);

    static Conflict Shown(Conflict conflict, IReadOnlyList<TensorType> types, string operand)
    {
        for (int i = 0; i < types.Count; i++) conflict = conflict.With($"{operand}[{i}]", types[i]);
        return conflict;
    }
}
