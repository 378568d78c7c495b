// expect: NT1101
// Unity-Technologies/ml-agents#5372: a loss of the whole action, to which a term per part of the action is added.
// missed: a running sum may start from one number, so a scalar that gains dims is silent
static Tensor Loss([Dims("Batch", "Action=3")] Tensor logProbability, [Dims("Action=3")] Tensor targetEntropy)
{
    var loss = logProbability.Sum("Action").Mean();
    {|NT1101:loss += logProbability.Mean("Batch") + targetEntropy|};
    return loss;
}

Console.WriteLine(Loss(Rand(("Batch", 4), ("Action", 3)), Rand(("Action", 3))));
