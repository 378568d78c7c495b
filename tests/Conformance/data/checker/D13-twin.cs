// expect: none
static Tensor Start([Dims("Step", "Batch", "Feature")] Tensor x) => Zeros(("Batch", x.Size("Batch")), ("Hidden", 8));
Console.WriteLine(Start(Rand(("Step", 5), ("Batch", 2), ("Feature", 3))));
