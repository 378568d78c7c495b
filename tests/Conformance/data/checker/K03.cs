// expect: none
// The kept dim has size 1 and stretches.
Tensor x = Randn(("Batch", 2), ("Seq", 5), ("Embed", 8));
Console.WriteLine(x - x.Mean("Seq", keepDim: true));
