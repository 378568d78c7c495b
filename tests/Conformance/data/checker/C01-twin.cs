// expect: none
static Tensor Joined([Dims("Batch", "Head", "Seq", "D")] Tensor values) => values.AlignTo("Batch", "Seq", "Head", "D").Flatten(["Head", "D"], "Embed");
Console.WriteLine(Joined(Rand(("Batch", 2), ("Head", 4), ("Seq", 5), ("D", 8))));
