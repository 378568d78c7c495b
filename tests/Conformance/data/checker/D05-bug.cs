// expect: NT1001
// songyangco/GETNext#2: the encoding of places lies along the examples.
Tensor x = Randn(("Batch", 20), ("Seq", 50), ("Embed", 8)), places = Randn(("Seq", 50), ("Batch", 20), ("Embed", 8));
Console.WriteLine({|NT1001:x + places|});
