// expect: none
static Tensor Scores([Dims("Batch", "Class")] Tensor logits) => logits.Softmax("Class");
Console.WriteLine(Scores(Rand(("Batch", 2), ("Class", 5))));
