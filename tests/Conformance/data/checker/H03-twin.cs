// expect: none
static Tensor Loss([Dims("Batch", "One=1")] Tensor scores, [Dims("Batch")] Tensor gold) => F.MseLoss(scores.Squeeze("One"), gold);
Console.WriteLine(Loss(Rand(("Batch", 2), ("One", 1)), Rand(("Batch", 2))));
