// expect: NT4001
// meta-pytorch/opacus#774: the mask is held against the wrong size.
static bool Fits([Dims("Batch", "Target", "Embed")] Tensor query, [Dims("Target", "Source")] Tensor mask) => mask.Size("Target") == query.Size({|NT4001:0|});
Console.WriteLine(Fits(Rand(("Batch", 2), ("Target", 5), ("Embed", 8)), Rand(("Target", 5), ("Source", 6))));
