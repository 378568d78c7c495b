// expect: NT1001
// pytorch/pytorch#1939: the two forms of the loss broadcast differently.
Tensor logits = Randn(("Batch", 16), ("Out", 1)), target = Rand(("Batch", 16));
Console.WriteLine({|NT1001:F.BinaryCrossEntropyWithLogits(logits, target)|});
