// expect: NT2003
// Heads that do not divide the model.
Tensor x = Rand(("Batch", 2), ("Seq", 3), ("Model", 30));
Console.WriteLine({|NT2003:x.Unflatten("Model", ("Head", 4), ("HeadDim", 8))|});
