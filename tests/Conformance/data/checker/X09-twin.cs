// expect: none
Tensor x = Rand(("Batch", 2), ("Seq", 3));
Console.WriteLine(x.Rename("Seq", "Key"));
