// expect: none
static Tensor Loss([Dims("Batch", "Action=3")] Tensor logProbability, [Dims("Action=3")] Tensor targetEntropy)
{
    var loss = logProbability.Sum("Action").Mean();
    loss += (logProbability.Mean("Batch") + targetEntropy).Mean();
    return loss;
}

Console.WriteLine(Loss(Rand(("Batch", 4), ("Action", 3)), Rand(("Action", 3))));
