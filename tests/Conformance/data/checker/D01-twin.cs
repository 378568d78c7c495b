// expect: none
static Tensor Attend([Dims("..", "Seq", "Embed")] Tensor x) => x.Dot(x.Rename("Seq", "Other"), "Embed");
Tensor tokens = Randn(("Batch", 4), ("Seq", 7), ("Embed", 16));
Console.WriteLine(Attend(tokens));
