// expect: NT1002
// jadore801120/attention-is-all-you-need-pytorch#11: mean and deviation broadcast back without their dim.
static Tensor Norm([Dims("Seq", "Model")] Tensor x)
{
    var mean = x.Mean("Model");
    return {|NT1002:x - mean.Unsqueeze(0).Unsqueeze(-1)|};
}
Console.WriteLine(Norm(Rand(("Seq", 5), ("Model", 8))));
// missed: unnamed units beside the name stand where x's dims do; the subtraction is legal
