// expect: none
static Tensor[] Halves([Dims("Batch", "Channel", "Height", "Width")] Tensor x) => x.Chunk(2, "Channel");
Console.WriteLine(Halves(Rand(("Batch", 2), ("Channel", 6), ("Height", 4), ("Width", 4))).Length);
