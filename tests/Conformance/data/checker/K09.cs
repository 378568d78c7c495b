// expect: none
// All pairs, on purpose: the rename says so.
static Tensor Pairwise([Dims("Batch")] Tensor a, [Dims("Batch")] Tensor b) => a.Unsqueeze("Other", -1) - b.Rename("Batch", "Other");
Console.WriteLine(Pairwise(Rand(("Batch", 4)), Rand(("Batch", 4))));
