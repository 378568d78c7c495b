// expect: NT3002
// PacktPublishing/Tensorflow-2-Reinforcement-Learning-Cookbook#46: summed over the examples too.
[return: Dims("Batch")]
static Tensor LogProbability([Dims("Batch", "Action")] Tensor parts) => {|NT3002:parts.Sum()|};
Console.WriteLine(LogProbability(Rand(("Batch", 2), ("Action", 5))));
