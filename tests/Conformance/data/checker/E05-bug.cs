// expect: NT4001
// perone/euclidesdb#2: a softmax over the dim that happens to stand there.
static Tensor Scores([Dims("Batch", "Class")] Tensor logits) => logits.Softmax({|NT4001:0|});
Console.WriteLine(Scores(Rand(("Batch", 2), ("Class", 5))));
