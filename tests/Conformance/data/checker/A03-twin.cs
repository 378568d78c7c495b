// expect: none
Tensor loss = Rand(("Batch", 64), ("Step", 1)), mask = Rand(("Batch", 64)) > 0.5f;
Console.WriteLine(loss.Squeeze("Step").MaskedSelect(mask).Mean());
