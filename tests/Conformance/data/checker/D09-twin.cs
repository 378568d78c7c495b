// expect: none
static Tensor Encoded([Dims("Batch", "Seq", "Embed")] Tensor x, [Dims("Seq", "Embed")] Tensor places) => x + places["Seq", ..(int)x.Size("Seq")];
Console.WriteLine(Encoded(Rand(("Batch", 2), ("Seq", 8), ("Embed", 8)), Rand(("Seq", 8), ("Embed", 8))));
