// expect: none
// A bias over the last dim: the missing leading dims are the ordinary broadcast.
Tensor x = Randn(("Batch", 2), ("Seq", 5), ("Embed", 8)), bias = Zeros(("Embed", 8));
Console.WriteLine(x + bias);
