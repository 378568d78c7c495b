// expect: none
Tensor x = Randn(("Batch", 4), ("Seq", 7), ("Model", 16));
Console.WriteLine(x - x.Mean("Model", keepDim: true));
