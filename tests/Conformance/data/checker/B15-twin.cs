// expect: none
static Tensor Loss([Dims("Batch", "Time", "Class=50")] Tensor logits, [Dims("Batch", "Time")] Tensor target) =>
    F.CrossEntropy(logits, target, over: "Class");
Console.WriteLine(Loss(Rand(("Batch", 2), ("Time", 7), ("Class", 50)), RandInt(0, 50, ("Batch", 2), ("Time", 7))));
