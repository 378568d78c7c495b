namespace NamedTorch.Gpu;

/// <summary>Products whose depth was split, summed in the order of the splits.</summary>
static class Splits
{
    /// <summary>Lets the parts be made aside, dense behind each other, and writes their sums by the epilogue.</summary>
    /// <param name="rows">Sums.</param>
    /// <param name="c">The result.</param>
    /// <param name="epilogue">What is done to the sums.</param>
    /// <param name="splits">Parts.</param>
    /// <param name="make">Writes them, given the first, dense and of c's shape.</param>
    internal static void Sum(RowRunner rows, Tensor c, Epilogue epilogue, long splits, Action<Tensor> make)
    {
        var unnamed = new TensorType(DimList.Unnamed(c.Rank), c.Sizes.ToArray());
        var aside = Tensor.Allocate(new(DimList.Unnamed(c.Rank + 1), [splits, .. c.Sizes]), epilogue.Computing.Element(), c.Device);
        make(aside.View(unnamed, unnamed.ContiguousStrides, 0));
        Tensor old = RowViews.PerRow(c, splits), parts = RowViews.Last(aside, 0);
        rows.Run(epilogue.OfRows(), parts.DType, [old, parts, old, .. epilogue.Others.Select(x => RowViews.PerRow(x, splits))]);
    }
}
