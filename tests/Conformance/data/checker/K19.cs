// expect: none
// A contract with any number of leading dims.
static Tensor Project([Dims("...", "Embed")] Tensor x) => x.Softmax("Embed");
Console.WriteLine(Project(Rand(("Seq", 2), ("Embed", 4))));
Console.WriteLine(Project(Rand(("Batch", 2), ("Seq", 2), ("Embed", 4))));
Console.WriteLine(Project(Rand(("Batch", 2), ("Head", 3), ("Seq", 2), ("Embed", 4))));
