// expect: none
Tensor x = Randn(("Batch", 20), ("Seq", 50), ("Embed", 8)), places = Randn(("Seq", 50), ("Embed", 8));
Console.WriteLine(x + places);
