// expect: none
[return: Dims("Batch")]
static Tensor LogProbability([Dims("Batch", "Action")] Tensor parts) => parts.Sum("Action");
Console.WriteLine(LogProbability(Rand(("Batch", 2), ("Action", 5))));
