// expect: NT1101
// Unity-Technologies/ml-agents#5372: a target for the entropy of the whole action, met by the entropy of each part.
static Tensor Loss([Dims("Batch", "Action=3")] Tensor logProbability, [Dims("Batch")] Tensor alpha, [Dims("Action=3")] Tensor targetEntropy)
{
    var loss = logProbability.Sum("Action").Detach();
    loss = {|NT1101:logProbability + targetEntropy|};
    return (loss * alpha.AlignAs(loss)).Mean();
}

Console.WriteLine(Loss(Rand(("Batch", 4), ("Action", 3)), Rand(("Batch", 4)), Rand(("Action", 3))));
// missed: the sum of a per-part term and a per-part target is legal; that one number was meant is in nobody's names
