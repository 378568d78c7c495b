// expect: none
static Tensor Step([Dims("Batch", "Feature")] Tensor x, [Dims("Batch", "Hidden")] Tensor hidden) => hidden * x.Mean("Feature").Unsqueeze("Hidden", -1);
Console.WriteLine(Step(Randn(("Batch", 10), ("Feature", 4)), Zeros(("Batch", 10), ("Hidden", 8))));
