namespace NamedTorch.Gpu;

/// <summary>The tensors of a line kernel, as <see cref="LineArrays"/> declares them.</summary>
sealed class LineCall
{
    readonly Tensor[] tensors;
    readonly int dim;

    /// <param name="x">The elements.</param>
    /// <param name="dim">The dim of the lines.</param>
    /// <param name="computing">The type that lines are computed in.</param>
    /// <param name="values">The values' tensor, or null; its lines may have another length.</param>
    /// <param name="places">The places' tensor, or null.</param>
    internal LineCall(Tensor x, int dim, DType computing, Tensor? values, Tensor? places)
    {
        this.dim = dim;
        long[] lines = x.Sizes.ToArray();
        lines[dim] = 1;
        tensors = [x, .. new[] { values, places }.OfType<Tensor>()];
        Layout = Layout.Of(lines, [.. tensors.Select(t => RowViews.Still(t, lines, dim))]).Widened();
        Shape = new(computing.Register(), x.DType, values?.DType, places is not null);
    }

    /// <summary>The walk over lines.</summary>
    internal Layout Layout { get; }

    internal LineShape Shape { get; }

    internal string Key => $"{Shape} {Layout.Key}";

    /// <summary>Gives a launch its arguments: so many threads or lines, and where the results' lines begin.</summary>
    internal Launch Give(Launch launch, long threads, long first) => launch.Tensors(tensors)
        .Numbers(ScalarType.Int64, [threads, tensors[0].Sizes[dim], .. tensors.Select(t => t.Strides[dim]), first, tensors.Length > 1 ? tensors[1].Sizes[dim] : 0]).Walk(Layout);
}
