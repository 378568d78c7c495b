// expect: NT1001
// pytorch/pytorch#196749: the dim at the classes' place is the time.
static Tensor Loss([Dims("Batch", "Time", "Class=50")] Tensor logits, [Dims("Batch", "Time")] Tensor target) =>
    {|NT1001:F.CrossEntropy(logits, target, over: "Time")|};
Console.WriteLine(Loss(Rand(("Batch", 2), ("Time", 7), ("Class", 50)), RandInt(0, 50, ("Batch", 2), ("Time", 7))));
