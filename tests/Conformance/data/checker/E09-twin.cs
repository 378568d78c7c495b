// expect: none
// FudanNLP/fastNLP#254: a softmax by place is wrong for other ranks; a name is not.
static Tensor Weights([Dims("..", "Key")] Tensor scores) => scores.Softmax("Key");
Console.WriteLine(Weights(Rand(("Batch", 2), ("Key", 5))));
Console.WriteLine(Weights(Rand(("Batch", 2), ("Head", 4), ("Query", 5), ("Key", 5))));
