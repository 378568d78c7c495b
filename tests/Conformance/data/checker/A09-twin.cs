// expect: none
static Tensor Score([Dims("Row", "Target=1")] Tensor label, [Dims("Row")] Tensor prediction) => F.MseLoss(label.Squeeze("Target"), prediction);
Console.WriteLine(Score(Rand(("Row", 9), ("Target", 1)), Rand(("Row", 9))));
