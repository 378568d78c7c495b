// expect: NT1001
// thu-ml/tianshou#40: the log-probability was never summed over the action's parts.
static Tensor Objective([Dims("Batch", "Value=1")] Tensor q, [Dims("Batch", "Action=6")] Tensor logProbability) =>
    ({|NT1001:q - logProbability|}).Mean();

Console.WriteLine(Objective(Rand(("Batch", 4), ("Value", 1)), Rand(("Batch", 4), ("Action", 6))));
