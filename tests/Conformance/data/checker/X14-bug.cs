// expect: NT1001
// Deconstructed and added.
Tensor x = Rand(("Batch", 2), ("Seq", 3)), y = Rand(("Batch", 2), ("Key", 3));
var (a, b) = (x, y);
Console.WriteLine({|NT1001:a + b|});
