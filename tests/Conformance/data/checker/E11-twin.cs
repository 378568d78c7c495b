// expect: none
static Tensor Norm([Dims("Batch", "Seq", "Model")] Tensor x)
{
    var (deviation, mean) = x.StdMean("Model", keepDim: true);
    return (x - mean) / deviation;
}
Console.WriteLine(Norm(Rand(("Batch", 2), ("Seq", 5), ("Model", 8))));
