// expect: none
static Tensor Encoded([Dims("Seq", "Batch", "Embed")] Tensor x, [Dims("Seq", "Embed")] Tensor places) => x + places.AlignAs(x);
Console.WriteLine(Encoded(Rand(("Seq", 5), ("Batch", 2), ("Embed", 8)), Rand(("Seq", 5), ("Embed", 8))));
