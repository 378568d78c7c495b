// expect: none
Tensor logits = Randn(("Batch", 16), ("Out", 1)), target = Rand(("Batch", 16));
Console.WriteLine(F.BinaryCrossEntropyWithLogits(logits.Squeeze("Out"), target));
