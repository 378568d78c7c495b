// expect: none
public static class Layers
{
    [return: Dims("Batch", "Step", "Hidden")]
    static Tensor First([Dims("Batch", "Step", "Feature")] Tensor x) => x.Rename("Feature", "Hidden");

    static Tensor Second([Dims("Batch", "Step", "Hidden")] Tensor x) => x.Mean("Step");

    public static Tensor Run([Dims("Batch", "Step", "Feature")] Tensor x) => Second(First(x));
}
