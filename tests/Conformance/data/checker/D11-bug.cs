// expect: NT3001
// exe1023/LSTM_LN#1: what layer 1 gives is no longer batch first, which layer 2 wants.
public static class Layers
{
    [return: Dims("Step", "Batch", "Hidden")]
    static Tensor First([Dims("Batch", "Step", "Feature")] Tensor x) => x.Rename("Feature", "Hidden").AlignTo("Step", "Batch", "Hidden");

    static Tensor Second([Dims("Batch", "Step", "Hidden")] Tensor x) => x.Mean("Step");

    public static Tensor Run([Dims("Batch", "Step", "Feature")] Tensor x) => Second({|NT3001:First(x)|});
}
