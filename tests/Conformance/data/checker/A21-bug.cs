// expect: NT1101
// EDAPINENUT/GNTPP#4: the sum over everything times a mask keeps a valid shape.
Tensor divergence = Rand(("Batch", 4), ("Seq", 7)), mask = Rand(("Batch", 4), ("Seq", 7));
Console.WriteLine(({|NT1101:divergence.Sum() * mask|}).Mean());
// missed: a scalar times a tensor is everyday code; that the sum should have come last is not in the names
