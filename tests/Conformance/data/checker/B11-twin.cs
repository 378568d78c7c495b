// expect: none
static bool Fits([Dims("Batch", "Target", "Embed")] Tensor query, [Dims("Target", "Source")] Tensor mask) => mask.Size("Target") == query.Size("Target");
Console.WriteLine(Fits(Rand(("Batch", 2), ("Target", 5), ("Embed", 8)), Rand(("Target", 5), ("Source", 6))));
