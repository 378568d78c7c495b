// expect: NT1001
// pytorch/tutorials#382: a column of losses, selected by a flat mask.
Tensor loss = Rand(("Batch", 64), ("Step", 1)), mask = Rand(("Batch", 64)) > 0.5f;
Console.WriteLine({|NT1001:loss.MaskedSelect(mask)|}.Mean());
