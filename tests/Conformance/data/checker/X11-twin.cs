// expect: none
Tensor x = Rand(("Batch", 2), ("Seq", 3), ("Model", 32));
Console.WriteLine(x.Unflatten("Model", ("Head", 4), ("HeadDim", 8)));
