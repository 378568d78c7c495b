// expect: none
// A batch dim that is there or not.
static Tensor Normalize([Dims("..", "Feature")] Tensor x)
{
    var mean = x.Mean("Feature", keepDim: true);
    var deviation = x.Std("Feature", keepDim: true);
    return (x - mean) / (deviation + 1e-5f);
}
Console.WriteLine(Normalize(Rand(("Feature", 4))));
Console.WriteLine(Normalize(Rand(("Batch", 2), ("Feature", 4))));
