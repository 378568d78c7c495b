// expect: none
static Tensor Objective([Dims("Batch", "Value=1")] Tensor q, [Dims("Batch", "Action=6")] Tensor logProbability) =>
    (q.Squeeze("Value") - logProbability.Sum("Action")).Mean();

Console.WriteLine(Objective(Rand(("Batch", 4), ("Value", 1)), Rand(("Batch", 4), ("Action", 6))));
