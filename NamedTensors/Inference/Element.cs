using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>One dim of a pattern after the parameters' dims took the places of their names.</summary>
/// <param name="Kind">As written; a parameter's positional dim counts as a variable.</param>
/// <param name="Key">Equal for places that must agree.</param>
/// <param name="Reference">How to find the dim in a set.</param>
/// <param name="Size">The size written in the signature.</param>
/// <param name="AxisSize">The size an axis argument brings, or −1.</param>
/// <param name="Parameter">The parameter whose argument it is.</param>
internal sealed record Element(DimTermKind Kind, string Key, DimRef Reference, SizeTerm? Size, long AxisSize, string? Parameter = null)
{
    /// <summary>The dims a term stands for; null if they depend on an argument that is not known.</summary>
    public static IReadOnlyList<Element>? Expand(DimTerm term, Arguments arguments)
    {
        if (term.Kind != DimTermKind.Name)
            return [new(term.Kind, term.Kind == DimTermKind.Variable ? "'" + term.Name : "", default, term.Size, -1)];
        string parameter = term.Name.TrimEnd('*'), stars = term.Name.Substring(parameter.Length);
        if (arguments.TryGet(parameter, out object? value) && ReferenceEquals(value, Arguments.NotGiven)) return [];
        if (!arguments.TryGet(parameter, out value) || value is not (null or DimRef[] or Axis[] or KnownAxis[]))
            return [new(DimTermKind.Name, term.Name, term.Name, term.Size, -1)];
        return value switch
        {
            DimRef[] dims => [.. dims.Select((dim, i) => Of(dim, i, -1))],
            Axis[] axes => [.. axes.Select((axis, i) => Of((DimRef)axis.Dim, i, axis.Size))],
            KnownAxis[] axes => [.. axes.Select((axis, i) => axis.Slot.Kind == DimKind.Unknown
                ? new(DimTermKind.Unknown, "", default, term.Size, axis.Size.Code) : Of((DimRef)axis.Slot.Name, i, axis.IsInferred ? -1 : axis.Size.Code))],
            _ => null,
        };

        Element Of(DimRef dim, int index, long size) => dim.Kind == DimRefKind.Name
            ? new(DimTermKind.Name, dim.Name + stars, dim.Name + stars, term.Size, size, parameter)
            : new(dim.Kind == DimRefKind.Unnamed ? DimTermKind.Unnamed : DimTermKind.Variable, $"{term.Name}[{index}]", dim, term.Size, size, parameter);
    }
}
