namespace NamedTorch.Printing;

/// <summary>The nested brackets: which elements are shown and where lines break.</summary>
sealed class ValuesText
{
    readonly Tensor x;
    readonly PrintOptions options;
    readonly bool truncates;
    readonly NumberFormat format;

    internal ValuesText(Tensor x, PrintOptions options)
    {
        (this.x, this.options) = (x, options);
        truncates = x.ElementCount > options.Threshold;
        format = new(x.DType, Shown(0, x.Offset), options);
    }

    internal string Text(int indent) => x.ElementCount == 0 ? "[]" : Text(0, x.Offset, indent);

    string Text(int dim, long place, int indent)
    {
        if (dim == x.Rank) return format.Text(Element.At(x, place));
        if (dim == x.Rank - 1) return Row(place, indent);
        var parts = new List<string>();
        foreach (long i in Indices(dim)) parts.Add(i < 0 ? "..." : Text(dim + 1, place + i * x.Strides[dim], indent + 1));
        return "[" + string.Join("," + new string('\n', x.Rank - dim - 1) + new string(' ', indent + 1), parts) + "]";
    }

    string Row(long place, int indent)
    {
        int dim = x.Rank - 1, perLine = Math.Max(1, (int)Math.Floor((options.LineWidth - indent) / (format.Width + 2.0)));
        var cells = new List<string>();
        foreach (long i in Indices(dim)) cells.Add(i < 0 ? " ..." : format.Text(Element.At(x, place + i * x.Strides[dim])));
        return "[" + string.Join(",\n" + new string(' ', indent + 1), cells.Chunk(perLine).Select(line => string.Join(", ", line))) + "]";
    }

    IEnumerable<Element> Shown(int dim, long place)
    {
        if (x.ElementCount == 0) yield break;
        if (dim == x.Rank) yield return Element.At(x, place);
        else
            foreach (long i in Indices(dim))
                if (i >= 0)
                    foreach (var element in Shown(dim + 1, place + i * x.Strides[dim])) yield return element;
    }

    // −1 stands for the dots.
    IEnumerable<long> Indices(int dim)
    {
        long size = x.Sizes[dim];
        int edge = options.EdgeItems;
        bool cut = truncates && size > 2L * edge;
        for (long i = 0; i < (cut ? edge : size); i++) yield return i;
        if (!cut) yield break;
        yield return -1;
        for (long i = size - edge; i < size; i++) yield return i;
    }
}
