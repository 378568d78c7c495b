// expect: NT1010
// Two batches under different names are joined.
Tensor a = Rand(("Batch", 2), ("Feature", 3)), b = Rand(("Batch", 2), ("Channel", 3));
Console.WriteLine({|NT1010:Cat([a, b], "Batch")|});
