// expect: NT1001
// jadore801120/attention-is-all-you-need-pytorch#11: mean and deviation broadcast back without their dim.
static Tensor Norm([Dims("Batch", "Seq", "Model")] Tensor x)
{
    var (deviation, mean) = x.StdMean("Model");
    return ({|NT1001:x - mean|}) / deviation;
}
Console.WriteLine(Norm(Rand(("Batch", 2), ("Seq", 5), ("Model", 8))));
